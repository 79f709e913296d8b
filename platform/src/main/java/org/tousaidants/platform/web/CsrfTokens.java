package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Sessions;

/// « Jeton de formulaire » — proves that a form was opened in this browser (CSRF), by Spring Security's
/// repositories: a signed-in person's token is in the session, safe from planted cookies; a visitor's in a
/// cookie. The cookie is set when the token is read: a page without a form sets none and may be cached.
@Component
public final class CsrfTokens implements CsrfTokenRepository, CsrfTokenRequestHandler {
    static final String FIELD = "_csrf";
    private static final String COOKIE = "ta_form";

    private final SecurityCookies cookies;
    private final HttpSessionCsrfTokenRepository ofSession = new HttpSessionCsrfTokenRepository();
    private final XorCsrfTokenRequestAttributeHandler masked = new XorCsrfTokenRequestAttributeHandler();

    CsrfTokens(SecurityCookies cookies) {
        this.cookies = cookies;
    }

    /// The CSRF token of the browser that sent this request.
    public String here(HttpServletRequest request) {
        return Optional.ofNullable(loadToken(request)).map(CsrfToken::getToken).orElse("");
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(Sessions.OPENED) != null) return ofSession;
        var ofBrowser = new CookieCsrfTokenRepository();
        ofBrowser.setCookieName(cookies.named(request, COOKIE));
        ofBrowser.setCookieCustomizer(
                cookie -> cookie.secure(cookies.secure(request)).sameSite("Lax"));
        return ofBrowser;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    /// Spring Security removes a token at each sign-in: that of the session disappears with it, and that of the
    /// browser is ignored beside a session.
    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null) of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, () -> {
            response.setHeader("Cache-Control", "no-store");
            return token.get();
        });
    }

    /// If the browser reports that another site sent the form, it is refused at once.
    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                ? null
                : masked.resolveCsrfTokenValue(request, token);
    }
}
