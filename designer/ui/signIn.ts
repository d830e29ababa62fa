/** The login page, and from there back to where the reader is now (登录后回到此页). */
export const signInAddress = (): string => `/login?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`;
