package org.tousaidants.platform.codes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.SecurityCookies;
import org.tousaidants.platform.web.View;

/// « Code tapé » — stores a code that opens or pays something in a cookie for the one page that uses it, so that the
/// code never appears in an address.
@Component
public class TypedPaperCodePages {
    private static final String COOKIE = "ta_code";
    private static final Duration HELD = Duration.ofMinutes(30);

    private final SecurityCookies cookies;

    TypedPaperCodePages(SecurityCookies cookies) {
        this.cookies = cookies;
    }

    /// Stores the code in a cookie and redirects to the page that uses it.
    public View take(PaperCode code, String page, HttpServletRequest request, HttpServletResponse response) {
        cookies.hold(request, response, COOKIE, code.text(), page, HELD);
        return View.redirect(page).atASecret();
    }

    public Optional<PaperCode> here(HttpServletRequest request) {
        return cookies.held(request, COOKIE)
                .flatMap(text -> PaperCode.read(text).good());
    }

    /// Deletes the cookie that contains the code.
    public void drop(String page, HttpServletRequest request, HttpServletResponse response) {
        cookies.hold(request, response, COOKIE, "", page, Duration.ZERO);
    }
}
