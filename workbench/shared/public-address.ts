/** Address of the public page that opens a case by its query code (公众查询地址); what the QR code of a receipt holds. */
export function publicAddress(queryCode: string): string {
  return `${location.origin}/public?code=${queryCode}`;
}
