package org.tousaidants.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tousaidants.platform.db.DatabaseOutageDetector;
import org.tousaidants.platform.identity.Role;

/// « Pages d'erreur » — shows an error, its remedy and a link to continue. Programs get the same data in the format
/// of RFC 9457. The answer contains nothing of the exception.
@Controller
@PublicAccess
class ErrorPages implements ErrorController {
    /// An error as the page shows it.
    ///
    /// @param status HTTP status
    /// @param key message key of the text
    /// @param retryAfter number of seconds before a retry, if known
    /// @param module name of the switched-off module that has the page, for a coordinator; otherwise empty
    record ErrorPageView(int status, String key, Optional<Integer> retryAfter, Optional<String> module) {}

    private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 413, 415, 429, 500, 503);

    private final SiteContext site;

    ErrorPages(SiteContext site) {
        this.site = site;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response, Page page) {
        var failure = failure(request, response, page);
        if (failure.status() == TenantFromHostName.MISDIRECTED)
            return View.of("platform/web/elsewhere", site.territories()).status(failure.status());
        if (!SiteContext.asked(request).startsWith("/api/"))
            return View.of("platform/web/error", failure).status(failure.status());
        var problem = ProblemDetail.forStatus(failure.status());
        problem.setTitle(page.t(failure.key() + ".title"));
        problem.setDetail(detail(failure, page));
        problem.setInstance(URI.create(SiteContext.asked(request)));
        return ResponseEntity.status(failure.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static String detail(ErrorPageView failure, Page page) {
        return page.has(failure.key() + ".api")
                ? page.t(failure.key() + ".api")
                : page.t(failure.key() + ".what") + " " + page.t(failure.key() + ".do");
    }

    private ErrorPageView failure(HttpServletRequest request, HttpServletResponse response, Page page) {
        var told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var status =
                told == 500 && DatabaseOutageDetector.causes(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                        ? 503
                        : told;
        if (status != told) response.setHeader("Retry-After", "30");
        var wait = Optional.ofNullable(response.getHeader("Retry-After"))
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(Integer::valueOf);
        return new ErrorPageView(
                status, key(status), wait, status == 404 ? moduleOff(request, page) : Optional.empty());
    }

    /// Returns the switched-off module that has the requested page, if the reader may switch modules on.
    private Optional<String> moduleOff(HttpServletRequest request, Page page) {
        return page.actor()
                .filter(actor -> actor.is(Role.COORDINATOR))
                .flatMap(_ -> site.switchedOff(SiteContext.asked(request)));
    }

    static String key(int status) {
        return "web.status." + (TOLD.contains(status) ? status : status < 500 ? 400 : 500);
    }
}
