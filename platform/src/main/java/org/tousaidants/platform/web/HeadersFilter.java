package org.tousaidants.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What each answer tells the browser to refuse. Set before anything else, so that no answer is without.
final class HeadersFilter implements Filter {
    private final String policy;

    /// `targets` are the other sites to which a form of ours may lead.
    HeadersFilter(Collection<String> targets) {
        this.policy = CONTENT_POLICY.replace(
                "form-action 'self'", ("form-action 'self' " + String.join(" ", targets)).strip());
    }

    private static final String A_YEAR = "max-age=31536000; includeSubDomains";

    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
            + " base-uri 'none'; object-src 'none'; manifest-src 'self'";

    private static final String READABLE_BY_OTHER_SITES =
            "Link, X-Total-Count, ETag, Last-Modified, Content-Disposition, Retry-After";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        refuse(Site.asked(asked), asked.isSecure(), (HttpServletResponse) response);
        ((HttpServletResponse) response).setHeader("Content-Security-Policy", policy);
        chain.doFilter(asked.getDispatcherType() == DispatcherType.ERROR ? new Spoiled(asked) : asked, response);
    }

    static void refuse(String path, boolean secure, HttpServletResponse answer) {
        answer.setHeader("Content-Security-Policy", CONTENT_POLICY);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        // Open data is there to be taken by other sites.
        var open = path.startsWith("/api/");
        answer.setHeader("Cross-Origin-Resource-Policy", open ? "cross-origin" : "same-origin");
        if (path.startsWith("/api/v1/")) {
            answer.setHeader("Access-Control-Allow-Origin", "*");
            answer.setHeader("Access-Control-Expose-Headers", READABLE_BY_OTHER_SITES);
        }
        if (secure) answer.setHeader("Strict-Transport-Security", A_YEAR);
    }

    /// A request whose parameters could not be read throws each time it is asked for one; the page that says so must
    /// not fall over it.
    private static final class Spoiled extends HttpServletRequestWrapper {
        Spoiled(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = getParameterValues(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            try {
                return super.getParameterMap();
            } catch (IllegalStateException unreadable) {
                return Map.of();
            }
        }
    }
}
