/**
 * Switches of Chromium by which nothing leaves the machine, whatever a page or the browser itself asks for. All that is not answered from
 * here goes to a proxy, and no name is resolved; the proxy is a multicast address, to which no system opens a connection: no packet is
 * sent, and no program of this machine can listen there. What does not go by a proxy is not sent at all.
 */
export const offline: Readonly<Record<string, string>> = {
  'proxy-server': '224.0.0.0:9',
  'proxy-bypass-list': '<-loopback>',
  'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  // As it was called before Chromium 13x.
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'disable-sync': '',
  'no-pings': '',
}
