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

/// « Refus de l’accès » — answers a request that the security chain refused: redirects to the sign-in or the
/// confirmation and back, or answers « introuvable ». Typed text is not lost.
final class AccessRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    /// « Page restée ouverte » — the values of a form that was refused, so that the person can submit them
    /// again.
    ///
    /// @param action address of the form
    /// @param typed values by field
    /// @param about prefix of the message keys that explain the reason
    /// @param first path of the page to visit before; may be empty
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
        switch (RequestAccessFilter.verdict(request)) {
            case AccessDecision.AccessGranted _ -> {
                RefusedAccessLog.tell(
                        RefusedAccessLog.RefusalKind.TOKEN, request.getRequestURI(), ClientIpAddress.of(request));
                kept(request, response, "security.expired.", "");
            }
            case AccessDecision.PageNotFound(), AccessDecision.NoHandlerForAddress() ->
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case AccessDecision.SignInRequired() -> lead(request, response, "security.signedout.", "/connexion", "/");
            case AccessDecision.SecondFactorRequired() ->
                lead(request, response, "security.second.", "/profil/cles", "");
            case AccessDecision.RecentIdentityProofRequired() ->
                lead(request, response, "security.fresh.", "/confirmation", "/profil");
            case AccessDecision.AccountNotYetAccepted() -> seeOther(response, "/bureau");
        }
    }

    /// Redirects the person to another page, such as the sign-in, which leads back afterwards. If the person
    /// submitted a form, the other page opens in another tab, so that the current tab still shows the typed
    /// text.
    private static void lead(
            HttpServletRequest request, HttpServletResponse response, String about, String where, String after)
            throws IOException {
        if (RequestAccessFilter.isApi(request)) response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
            seeOther(response, where + "?suite=" + encoded(whole(request)));
        // An uploaded file is not read, because its sender is unknown. Its size must therefore not be
        // reported as the error.
        else if (RequestSizeLimits.isMultipart(request) || RequestAccessFilter.readable(request, response, false))
            kept(request, response, about, after.isEmpty() ? where : where + "?suite=" + encoded(after));
    }

    /// Shows the form that was refused, with the typed values. This is done only if the browser confirms that
    /// the values come from a page of this site: another site could otherwise fill the form with text that the
    /// person never wrote and would submit with one click.
    private static void kept(HttpServletRequest request, HttpServletResponse response, String about, String first)
            throws IOException {
        var typed = new LinkedHashMap<String, List<String>>();
        if (ours(request)
                && RequestSizeLimits.isForm(request)
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
