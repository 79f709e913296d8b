package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// « Demandes illisibles » — shows the product's own error page, and not that of Tomcat, for requests that Tomcat
/// refuses before any page is called (a damaged address, too many headers).
final class UnreadableRequests extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);

    private final Supplier<SiteContext> site;

    UnreadableRequests(Supplier<SiteContext> site) {
        this.site = site;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable trouble) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        try {
            tell(request, response);
        } catch (IOException | RuntimeException gone) {
            LOG.debug("the client is gone", gone);
        }
    }

    private void tell(Request request, Response response) throws IOException {
        // An unknown method or version of HTTP is answered with status 400, because it is an error of the
        // client.
        if (response.getStatus() > 500 && response.getStatus() != 503) response.setStatus(400);
        var failure = new ErrorPages.ErrorPageView(
                response.getStatus(), ErrorPages.key(response.getStatus()), Optional.empty(), Optional.empty());
        var asked = Optional.ofNullable(request.getRequestURI()).orElse("/");
        var page = new Page(new UnreadableRequest(request), Messages.in(Locale.FRENCH), site.get());
        new SecurityHeaderWriter(List.of()).writeHeaders(request, response);
        response.setHeader("Cache-Control", "no-store");
        response.setLocale(Locale.FRENCH);
        var bytes = asked.startsWith("/api/") ? problem(failure, page, response) : html(failure, page, response);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.finishResponse();
    }

    private static byte[] html(ErrorPages.ErrorPageView failure, Page page, Response response) {
        response.setContentType("text/html;charset=UTF-8");
        return View.of("platform/web/error", failure).text(page).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] problem(ErrorPages.ErrorPageView failure, Page page, Response response) {
        response.setContentType("application/problem+json");
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", page.t(failure.key() + ".title"));
        problem.put("status", failure.status());
        problem.put("detail", ErrorPages.detail(failure, page));
        return JsonMapper.shared().writeValueAsBytes(problem);
    }

    /// A wrapper that prevents further access to a request that could not be read.
    private static final class UnreadableRequest extends HttpServletRequestWrapper {
        UnreadableRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getRequestURI() {
            return "/";
        }

        @Override
        public @Nullable String getQueryString() {
            return null;
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return null;
        }
    }
}
