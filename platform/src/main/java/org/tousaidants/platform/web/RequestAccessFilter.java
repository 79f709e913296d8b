package org.tousaidants.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Droit d’appeler une page » — finds the handler of a request and decides whether it may be called: only if the
/// handler declares who may call it ([PublicAccess], [AllowedRoles]). No body is read before its size and its sender
/// are known to be allowed. The filter runs before the filter of form tokens, which reads the body, and is the
/// authorization manager of the chain. Expensive checks come last, so that a visitor without a session cookie causes
/// no query.
final class RequestAccessFilter extends OncePerRequestFilter
        implements HandlerInterceptor, AuthorizationManager<RequestAuthorizationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(RequestAccessFilter.class);
    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD");
    private static final int TOO_MANY = 429;
    /// Request attribute with the holder of the session, even if only one of two required factors was shown.
    static final String PRESENT = SignInSessions.SessionHolder.class.getName();

    private static final String VERDICT = AccessDecision.class.getName();
    private static final String CALLED = RequestAccessFilter.class.getName() + ".called";

    private final ObjectProvider<DispatcherServlet> dispatcher;
    private final SignInSessions sessions;
    private final SecurityHeaderWriter headers;
    private final ModuleAddressCheck addresses;
    private final RateLimiter searches;
    private final RateLimiter forms;
    private final RateLimiter crowds;

    RequestAccessFilter(
            ObjectProvider<DispatcherServlet> dispatcher,
            SignInSessions sessions,
            SecurityHeaderWriter headers,
            ModuleAddressCheck addresses,
            Environment settings) {
        this.dispatcher = dispatcher;
        this.sessions = sessions;
        this.headers = headers;
        this.addresses = addresses;
        this.searches = new RateLimiter(
                settings.getProperty("ta.limits.search", Integer.class, 60), Duration.ofSeconds(10), System::nanoTime);
        this.forms = minutely(settings.getProperty("ta.limits.forms", Integer.class, 30));
        this.crowds = minutely(settings.getProperty("ta.limits.crowd", Integer.class, 6000));
    }

    private static RateLimiter minutely(int forms) {
        return new RateLimiter(forms, Duration.ofMinutes(1), System::nanoTime);
    }

    static AccessDecision verdict(HttpServletRequest request) {
        return request.getAttribute(VERDICT) instanceof AccessDecision said ? said : new AccessDecision.PageNotFound();
    }

    /// Returns whether the form of this request must have been opened in this browser.
    static boolean asksForToken(HttpServletRequest request) {
        return switch (verdict(request)) {
            case AccessDecision.AccessGranted(var form) -> form;
            case AccessDecision.NoHandlerForAddress() -> !CHANGES_NOTHING.contains(request.getMethod());
            case AccessDecision.PageNotFound(),
                    AccessDecision.SignInRequired(),
                    AccessDecision.SecondFactorRequired(),
                    AccessDecision.RecentIdentityProofRequired(),
                    AccessDecision.AccountNotYetAccepted() -> false;
        };
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        return new AuthorizationDecision(verdict(context.getRequest()).granted());
    }

    /// Refuses the request if Spring calls a different handler from the one whose access rule was checked.
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)
                || method.getMethod().equals(request.getAttribute(CALLED))) return true;
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // The headers are written here too, because a request that fails before Spring Security's
            // filter chain would otherwise have none.
            headers.writeHeaders(request, response);
            failed(request, response);
            chain.doFilter(request, response);
        } else if (judged(request, response)) chain.doFilter(request, response);
    }

    /// Finds the signed-in person, so that the error page can show their menu. If this fails too, the error page
    /// is shown without the person: the database may be the cause of both failures.
    private void failed(HttpServletRequest request, HttpServletResponse response) {
        try {
            attach(request, response, false);
        } catch (DataAccessException | TransactionException unknown) {
            LOG.debug("the signed-in person is unknown", unknown);
        }
    }

    /// Checks the request; returns false if it was refused and the answer was already sent.
    private boolean judged(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // OPTIONS is refused, because Spring would otherwise answer it by itself. Open data need no OPTIONS
        // request (CORS simple requests).
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return false;
        }
        var changes = !CHANGES_NOTHING.contains(request.getMethod());
        @Nullable Object handler = null;
        var unhandled = true;
        try {
            handler = handler(request);
        } catch (Exception unfit) {
            // If the address does not accept the method or content type, Spring answers with the error.
            // This is not done for a form, which a filter may handle; no filter handles requests to the
            // API.
            if (!request.getMethod().equals("POST") || isApi(request))
                return say(request, new AccessDecision.AccessGranted(false));
            unhandled = false;
        }
        if (!(handler instanceof HandlerMethod method)) {
            if (handler instanceof ResourceHttpRequestHandler)
                return say(
                        request, changes ? new AccessDecision.PageNotFound() : new AccessDecision.AccessGranted(false));
            if (handler != null) return say(request, new AccessDecision.PageNotFound());
            // The request is granted, because a filter of the chain may answer it, such as the sign-in.
            if (!changes) return say(request, new AccessDecision.AccessGranted(false));
            if (tooMany(request, response, forms, 1)) return false;
            attach(request, response, false);
            return say(
                            request,
                            unhandled
                                    ? new AccessDecision.NoHandlerForAddress()
                                    : new AccessDecision.AccessGranted(true))
                    && readable(request, response, false);
        }
        request.setAttribute(CALLED, method.getMethod());
        if (!addresses.isOpen(method.getBeanType())) return say(request, new AccessDecision.PageNotFound());
        return switch (HandlerAccessRule.of(method)) {
            case HandlerAccessRule.AccessForEverybody() -> everybody(request, response, method, changes);
            case HandlerAccessRule.AccessForRolesOnly(var roles) -> {
                attach(request, response, is(method, OneFactorSuffices.class));
                var verdict = only(request, method, roles, changes);
                yield say(request, verdict)
                        && (!(verdict instanceof AccessDecision.AccessGranted) || readable(request, response, true));
            }
            case HandlerAccessRule.UndeclaredAccess() -> {
                LOG.error("{} has neither @PublicAccess nor @AllowedRoles: refused", method);
                yield say(request, new AccessDecision.PageNotFound());
            }
        };
    }

    private @Nullable Object handler(HttpServletRequest request) throws Exception {
        for (var mapping : Objects.requireNonNull(dispatcher.getObject().getHandlerMappings())) {
            var found = mapping.getHandler(request);
            if (found != null) return found.getHandler();
        }
        return null;
    }

    private static boolean say(HttpServletRequest request, AccessDecision verdict) {
        request.setAttribute(VERDICT, verdict);
        return true;
    }

    private static boolean is(HandlerMethod method, Class<? extends Annotation> mark) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), mark)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), mark);
    }

    /// Returns the cost of one call of this handler for the rate limit, as a number of searches; 0 if the
    /// handler has no limit.
    private static int weight(HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RateLimit.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RateLimit.class)))
                .map(RateLimit::cost)
                .orElse(0);
    }

    private boolean everybody(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method, boolean changes)
            throws IOException {
        var weight = weight(method);
        if (weight > 0 && tooMany(request, response, searches, weight)) return false;
        var writes = changes && !is(method, ReadOnlyPost.class);
        if (writes && tooMany(request, response, is(method, SharedAddressLimit.class) ? crowds : forms, 1))
            return false;
        attach(request, response, is(method, OneFactorSuffices.class));
        if (!readable(request, response, false)) return false;
        var oneClick = is(method, OneClickForm.class) && "One-Click".equals(request.getParameter("List-Unsubscribe"));
        return say(request, new AccessDecision.AccessGranted(writes && !oneClick));
    }

    private AccessDecision only(HttpServletRequest request, HandlerMethod method, Set<Role> roles, boolean changes) {
        if (!(request.getAttribute(SignedInPerson.class.getName()) instanceof SignedInPerson actor))
            return request.getAttribute(PRESENT) == null
                    ? new AccessDecision.SignInRequired()
                    : new AccessDecision.SecondFactorRequired();
        // A search is a POST request that changes nothing; it uses POST so that no address contains a name.
        var writes = changes && !is(method, ReadOnlyPost.class);
        var as = HandlerAccessRule.as(actor.role(), roles, writes);
        if (as.isEmpty()) {
            if (!changes && actor.is(Role.NEWCOMER) && roles.contains(Role.HELPER) && !isApi(request))
                return new AccessDecision.AccountNotYetAccepted();
            RefusedAccessLog.tell(
                    RefusedAccessLog.RefusalKind.RIGHT, request.getRequestURI(), ClientIpAddress.of(request));
            return new AccessDecision.PageNotFound();
        }
        if (is(method, RecentAuthentication.class)
                && !(request.getSession().getAttribute(SignInSessions.PROVED) instanceof Instant proved
                        && sessions.isFresh(proved))) return new AccessDecision.RecentIdentityProofRequired();
        request.setAttribute(SignedInPerson.class.getName(), actor.as(as.get()));
        return new AccessDecision.AccessGranted(changes);
    }

    /// Returns the signed-in person with the role of their account, whatever the role in which this page is
    /// opened.
    static Optional<SignedInPerson> holder(HttpServletRequest request) {
        return request.getAttribute(SignedInPerson.class.getName()) instanceof SignedInPerson
                        && request.getAttribute(PRESENT) instanceof SignInSessions.SessionHolder present
                ? Optional.of(present.actor())
                : Optional.empty();
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /// Attaches the signed-in person to the request, for the page and the handler.
    ///
    /// @param half whether a person who showed only one of two required factors is attached too
    private void attach(HttpServletRequest request, HttpServletResponse response, boolean half) {
        if (request.getAttribute(PRESENT) != null) return;
        var present = Optional.ofNullable(request.getSession(false)).flatMap(this::present);
        present.ifPresent(one -> {
            request.setAttribute(PRESENT, one);
            if (half || !one.half()) request.setAttribute(SignedInPerson.class.getName(), one.actor());
        });
        // A personal page must not be cached; a handler may override this header.
        response.setHeader("Cache-Control", present.isPresent() ? "no-store" : "no-cache");
    }

    private Optional<SignInSessions.SessionHolder> present(HttpSession session) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(session.getAttribute(SignInSessions.OPENED) instanceof Instant opened))
            return Optional.empty();
        if (!sessions.lasts(opened)) {
            session.invalidate();
            return Optional.empty();
        }
        return sessions.present(
                UUID.fromString(who.getName()), Boolean.TRUE.equals(session.getAttribute(SignInSessions.STRONG)));
    }

    private static boolean tooMany(
            HttpServletRequest request, HttpServletResponse response, RateLimiter limiter, int tokens)
            throws IOException {
        var seconds = limiter.take(ClientIpAddress.of(request), tokens);
        if (seconds.isEmpty()) return false;
        RefusedAccessLog.tell(RefusedAccessLog.RefusalKind.LIMIT, request.getRequestURI(), ClientIpAddress.of(request));
        response.setHeader("Retry-After", Long.toString(seconds.getAsLong()));
        response.sendError(TOO_MANY);
        return true;
    }

    /// Returns whether the request can be read; otherwise the refusal is sent. Its sizes are checked first, then
    /// its parameters: Tomcat refuses too many parameters, broken encodings and large files.
    ///
    /// @param mayUpload whether the request may contain a file
    static boolean readable(HttpServletRequest request, HttpServletResponse response, boolean mayUpload)
            throws IOException {
        var refusal = RequestSizeLimits.refusal(request, mayUpload);
        if (refusal.isPresent()) return refuse(response, refusal.getAsInt());
        try {
            request.getParameterMap();
            return true;
        } catch (InvalidParameterException unreadable) {
            // If a part of the body has no size, or if the body is truncated, the error counts as an
            // error of the client.
            var code = unreadable.getErrorCode();
            return refuse(
                    response,
                    code < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? code : HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    static boolean refuse(HttpServletResponse response, int status) throws IOException {
        // If the request could not be read to its end, Tomcat may already have sent an answer of its own.
        if (!response.isCommitted()) response.sendError(status);
        return false;
    }
}
