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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Sessions;

/// « Droit d’appeler une page » — finds the handler of a request and decides whether it may be called: only if
/// the handler declares it ([PublicAccess], [AllowedRoles]), and no body is read before its size and its sender
/// are known to be allowed. It runs before the filter of form tokens, which reads the body, and is the
/// authorization manager of the chain. Expensive checks come last: a visitor without a session
/// cookie causes no query.
final class AccessFilter extends OncePerRequestFilter
        implements HandlerInterceptor, AuthorizationManager<RequestAuthorizationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);
    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD");
    private static final int TOO_MANY = 429;
    /// The holder of the session, also with one factor where the network requires two.
    static final String PRESENT = Sessions.SessionHolder.class.getName();

    private static final String VERDICT = AccessVerdict.class.getName();
    private static final String CALLED = AccessFilter.class.getName() + ".called";

    private final ObjectProvider<DispatcherServlet> dispatcher;
    private final Sessions sessions;
    private final SecurityHeaderWriter headers;
    private final ModuleAddressCheck addresses;
    private final RateLimiter searches;
    private final RateLimiter forms;
    private final RateLimiter crowds;

    AccessFilter(
            ObjectProvider<DispatcherServlet> dispatcher,
            Sessions sessions,
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

    static AccessVerdict verdict(HttpServletRequest request) {
        return request.getAttribute(VERDICT) instanceof AccessVerdict said ? said : new AccessVerdict.NotFound();
    }

    /// Whether the form of this request must have been opened in this browser.
    static boolean asksForToken(HttpServletRequest request) {
        return switch (verdict(request)) {
            case AccessVerdict.Granted(var form) -> form;
            case AccessVerdict.Unhandled() -> !CHANGES_NOTHING.contains(request.getMethod());
            case AccessVerdict.NotFound(),
                    AccessVerdict.SignIn(),
                    AccessVerdict.SecondFactor(),
                    AccessVerdict.Confirm(),
                    AccessVerdict.AwaitsAcceptance() -> false;
        };
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        return new AuthorizationDecision(verdict(context.getRequest()).granted());
    }

    /// Refuses the request if Spring calls another handler than the one whose access rule was checked.
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
            // Writes the headers for a request that fails before the filter chain of Spring Security.
            headers.writeHeaders(request, response);
            failed(request, response);
            chain.doFilter(request, response);
        } else if (judged(request, response)) chain.doFilter(request, response);
    }

    /// The error page shows the signed-in person if they can still be determined: the failure
    /// may be the database's.
    private void failed(HttpServletRequest request, HttpServletResponse response) {
        try {
            attach(request, response, false);
        } catch (DataAccessException | TransactionException unknown) {
            LOG.debug("the signed-in person is unknown", unknown);
        }
    }

    /// Checks the request; false if it was refused and the answer is already sent.
    private boolean judged(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Spring would answer OPTIONS by itself; open data is read without a preflight (CORS simple requests).
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
            // A method or content type that this address does not accept: Spring answers, unless a filter handles
            // the form. No filter handles the API.
            if (!request.getMethod().equals("POST") || isApi(request))
                return say(request, new AccessVerdict.Granted(false));
            unhandled = false;
        }
        if (!(handler instanceof HandlerMethod method)) {
            if (handler instanceof ResourceHttpRequestHandler)
                return say(request, changes ? new AccessVerdict.NotFound() : new AccessVerdict.Granted(false));
            if (handler != null) return say(request, new AccessVerdict.NotFound());
            // A filter of the chain may answer, such as the sign-in.
            if (!changes) return say(request, new AccessVerdict.Granted(false));
            if (tooMany(request, response, forms, 1)) return false;
            attach(request, response, false);
            return say(request, unhandled ? new AccessVerdict.Unhandled() : new AccessVerdict.Granted(true))
                    && readable(request, response, false);
        }
        request.setAttribute(CALLED, method.getMethod());
        if (!addresses.isOpen(method.getBeanType())) return say(request, new AccessVerdict.NotFound());
        return switch (HandlerAccessRule.of(method)) {
            case HandlerAccessRule.Everybody() -> everybody(request, response, method, changes);
            case HandlerAccessRule.Only(var roles) -> {
                attach(request, response, is(method, OneFactorSuffices.class));
                var verdict = only(request, method, roles, changes);
                yield say(request, verdict)
                        && (!(verdict instanceof AccessVerdict.Granted) || readable(request, response, true));
            }
            case HandlerAccessRule.UndeclaredAccess() -> {
                LOG.error("{} has neither @PublicAccess nor @AllowedRoles: refused", method);
                yield say(request, new AccessVerdict.NotFound());
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

    private static boolean say(HttpServletRequest request, AccessVerdict verdict) {
        request.setAttribute(VERDICT, verdict);
        return true;
    }

    private static boolean is(HandlerMethod method, Class<? extends Annotation> mark) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), mark)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), mark);
    }

    /// The cost of a call of this handler for the rate limit; 0 if it has no limit.
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
        return say(request, new AccessVerdict.Granted(writes && !oneClick));
    }

    private AccessVerdict only(HttpServletRequest request, HandlerMethod method, Set<Role> roles, boolean changes) {
        if (!(request.getAttribute(Actor.class.getName()) instanceof Actor actor))
            return request.getAttribute(PRESENT) == null
                    ? new AccessVerdict.SignIn()
                    : new AccessVerdict.SecondFactor();
        // A search is a POST request, so that no address contains a name, but it changes nothing.
        var writes = changes && !is(method, ReadOnlyPost.class);
        var as = HandlerAccessRule.as(actor.role(), roles, writes);
        if (as.isEmpty()) {
            if (!changes && actor.is(Role.NEWCOMER) && roles.contains(Role.HELPER) && !isApi(request))
                return new AccessVerdict.AwaitsAcceptance();
            RefusalLog.tell(RefusalLog.Kind.RIGHT, request.getRequestURI(), ClientAddress.of(request));
            return new AccessVerdict.NotFound();
        }
        if (is(method, RecentAuthentication.class)
                && !(request.getSession().getAttribute(Sessions.PROVED) instanceof Instant proved
                        && sessions.isFresh(proved))) return new AccessVerdict.Confirm();
        request.setAttribute(Actor.class.getName(), actor.as(as.get()));
        return new AccessVerdict.Granted(changes);
    }

    /// The signed-in person with the role of their account, whatever the role in which this page is opened.
    static Optional<Actor> holder(HttpServletRequest request) {
        return request.getAttribute(Actor.class.getName()) instanceof Actor
                        && request.getAttribute(PRESENT) instanceof Sessions.SessionHolder present
                ? Optional.of(present.actor())
                : Optional.empty();
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /// Attaches the signed-in person for the page and the handler; with `half`, also a person with
    /// one factor of two.
    private void attach(HttpServletRequest request, HttpServletResponse response, boolean half) {
        if (request.getAttribute(PRESENT) != null) return;
        var present = Optional.ofNullable(request.getSession(false)).flatMap(this::present);
        present.ifPresent(one -> {
            request.setAttribute(PRESENT, one);
            if (half || !one.half()) request.setAttribute(Actor.class.getName(), one.actor());
        });
        // A personal page is not cached; a handler may override it.
        response.setHeader("Cache-Control", present.isPresent() ? "no-store" : "no-cache");
    }

    private Optional<Sessions.SessionHolder> present(HttpSession session) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(session.getAttribute(Sessions.OPENED) instanceof Instant opened)) return Optional.empty();
        if (!sessions.lasts(opened)) {
            session.invalidate();
            return Optional.empty();
        }
        return sessions.present(
                UUID.fromString(who.getName()), Boolean.TRUE.equals(session.getAttribute(Sessions.STRONG)));
    }

    private static boolean tooMany(
            HttpServletRequest request, HttpServletResponse response, RateLimiter limiter, int tokens)
            throws IOException {
        var seconds = limiter.take(ClientAddress.of(request), tokens);
        if (seconds.isEmpty()) return false;
        RefusalLog.tell(RefusalLog.Kind.LIMIT, request.getRequestURI(), ClientAddress.of(request));
        response.setHeader("Retry-After", Long.toString(seconds.getAsLong()));
        response.sendError(TOO_MANY);
        return true;
    }

    /// Whether the request can be read. Checks its sizes, then its parameters: Tomcat refuses too many of them,
    /// broken encodings and large files.
    static boolean readable(HttpServletRequest request, HttpServletResponse response, boolean mayUpload)
            throws IOException {
        var refusal = RequestLimits.refusal(request, mayUpload);
        if (refusal.isPresent()) return refuse(response, refusal.getAsInt());
        try {
            request.getParameterMap();
            return true;
        } catch (InvalidParameterException unreadable) {
            // A chunk without a size, or a truncated body, is an error of the client.
            var code = unreadable.getErrorCode();
            return refuse(
                    response,
                    code < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? code : HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    static boolean refuse(HttpServletResponse response, int status) throws IOException {
        // If the request could not be read to its end, Tomcat has already answered.
        if (!response.isCommitted()) response.sendError(status);
        return false;
    }
}
