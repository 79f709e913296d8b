package org.tousaidants.platform.codes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.web.SecurityCookies;
import org.tousaidants.platform.web.View;

/// « Code tapé » — keeps a code that opens or pays something in the browser (a cookie) for the one page that
/// uses it, so that no address contains it.
@Component
public class TypedCodePages {
    private static final String COOKIE = "ta_code";
    private static final Duration HELD = Duration.ofMinutes(30);

    private final SecurityCookies cookies;

    TypedCodePages(SecurityCookies cookies) {
        this.cookies = cookies;
    }

    /// Stores the code in the browser and redirects to the page that uses it.
    public View take(PaperCode code, String page, HttpServletRequest request, HttpServletResponse response) {
        cookies.hold(request, response, COOKIE, code.text(), page, HELD);
        return View.redirect(page).atASecret();
    }

    public Optional<PaperCode> here(HttpServletRequest request) {
        return cookies.held(request, COOKIE)
                .flatMap(text -> PaperCode.read(text).good());
    }

    /// Removes the code from the browser.
    public void drop(String page, HttpServletRequest request, HttpServletResponse response) {
        cookies.hold(request, response, COOKIE, "", page, Duration.ZERO);
    }
}
