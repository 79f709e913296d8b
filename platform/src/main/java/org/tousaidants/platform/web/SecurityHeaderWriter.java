package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.stereotype.Component;

/// Adds the security headers to each answer, by the header writers of Spring Security, also to answers that are sent
/// before its filter chain.
@Component
final class SecurityHeaderWriter implements HeaderWriter {
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'%s; frame-ancestors 'none';"
            + " base-uri 'none'; object-src 'none'; manifest-src 'self'";

    private static final String READABLE_BY_OTHER_SITES =
            "Link, X-Total-Count, ETag, Last-Modified, Content-Disposition, Retry-After";

    private final List<HeaderWriter> writers;

    @Autowired
    SecurityHeaderWriter(ObjectProvider<ExternalFormTargets> targets) {
        this(targets.stream().flatMap(one -> one.origins().stream()).sorted().toList());
    }

    /// Creates the writer of the headers.
    ///
    /// @param targets addresses of the other sites to which forms may lead
    SecurityHeaderWriter(Collection<String> targets) {
        var opener = new CrossOriginOpenerPolicyHeaderWriter();
        opener.setPolicy(CrossOriginOpenerPolicy.SAME_ORIGIN);
        this.writers = List.of(
                new ContentSecurityPolicyHeaderWriter(
                        CONTENT_POLICY.formatted(targets.isEmpty() ? "" : " " + String.join(" ", targets))),
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.DENY),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
                new PermissionsPolicyHeaderWriter("geolocation=(self), camera=(), microphone=(), payment=(), usb=()"),
                opener,
                new HstsHeaderWriter(),
                SecurityHeaderWriter::openData);
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        writers.forEach(one -> one.writeHeaders(request, response));
    }

    /// Adds the header that allows other sites to read open data (CORS), if the request is for open data.
    private static void openData(HttpServletRequest request, HttpServletResponse response) {
        // The path may be missing, because a request that Tomcat could not read may have no address.
        var path = Objects.requireNonNullElse(SiteContext.asked(request), "/");
        var resource = new CrossOriginResourcePolicyHeaderWriter();
        resource.setPolicy(
                path.startsWith("/api/")
                        ? CrossOriginResourcePolicy.CROSS_ORIGIN
                        : CrossOriginResourcePolicy.SAME_ORIGIN);
        resource.writeHeaders(request, response);
        if (!path.startsWith("/api/v1/")) return;
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", READABLE_BY_OTHER_SITES);
    }
}
