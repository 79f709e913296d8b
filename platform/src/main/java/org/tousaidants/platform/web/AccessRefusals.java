package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/// « Refus de l’accès » — the answer to a refusal of the chain: sign-in and back, confirmation, or «
/// introuvable »; typed text is not lost.
final class AccessRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    /// « Page restée ouverte » — the typed values, to be sent again once the person agrees. `about` is the key
    /// prefix of the reason; `first` is the page to visit before, or empty.
    record UnsentForm(String action, Map<String, List<String>> typed, String about, String first) {}

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
            throws IOException {
        refuse(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        refuse(request, response);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (AccessFilter.verdict(request)) {
            case AccessVerdict.Granted _ -> {
                RefusalLog.tell(RefusalLog.Kind.TOKEN, request.getRequestURI(), ClientAddress.of(request));
                kept(request, response, "security.expired.", "");
            }
            case AccessVerdict.NotFound(), AccessVerdict.Unhandled() ->
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case AccessVerdict.SignIn() -> lead(request, response, "security.signedout.", "/connexion", "/");
            case AccessVerdict.SecondFactor() -> lead(request, response, "security.second.", "/profil/cles", "");
            case AccessVerdict.Confirm() -> lead(request, response, "security.fresh.", "/confirmation", "/profil");
            case AccessVerdict.AwaitsAcceptance() -> seeOther(response, "/bureau");
        }
    }

    /// Leads the person to another page, such as the sign-in, and then back. If they sent a form, that page
    /// opens in another tab, so that this tab keeps the typed text.
    private static void lead(
            HttpServletRequest request, HttpServletResponse response, String about, String where, String after)
            throws IOException {
        if (AccessFilter.isApi(request)) response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
            seeOther(response, where + "?suite=" + encoded(whole(request)));
        // An uploaded file is not read, because its sender is unknown. Its size must not be reported as the error.
        else if (RequestLimits.isMultipart(request) || AccessFilter.readable(request, response, false))
            kept(request, response, about, after.isEmpty() ? where : where + "?suite=" + encoded(after));
    }

    /// Typed values are shown again only when the browser confirms that they come from our own page: otherwise
    /// another site could fill our page with text that the person never wrote, and the person would send it
    /// with one click.
    private static void kept(HttpServletRequest request, HttpServletResponse response, String about, String first)
            throws IOException {
        var typed = new LinkedHashMap<String, List<String>>();
        if (ours(request)
                && RequestLimits.isForm(request)
                && request.getMethod().equals("POST"))
            request.getParameterMap().forEach((name, values) -> {
                if (!name.equals(CsrfTokens.FIELD)) typed.put(name, List.of(values));
            });
        View.of("platform/web/security_expired", new UnsentForm(request.getRequestURI(), typed, about, first))
                .status(HttpServletResponse.SC_FORBIDDEN)
                .render(null, request, response);
    }

    private static boolean ours(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        var port = request.getServerPort();
        var usual = port == (request.isSecure() ? 443 : 80);
        var origin = request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
        return origin.equals(request.getHeader("Origin"));
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static String whole(HttpServletRequest request) {
        return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    private static void seeOther(HttpServletResponse response, String where) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", where);
    }
}
