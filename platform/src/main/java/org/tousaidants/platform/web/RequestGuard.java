package org.tousaidants.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.identity.Sessions;

/// « Gardien » — stands before every handler: no request passes unless the handler says so, no form counts unless it
/// was opened in this browser, no body is read before its size and its sender are known to be allowed. What costs is
/// asked last: a visitor without a session's cookie costs no query.
final class RequestGuard implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(RequestGuard.class);
    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD");
    private static final int BAD = HttpServletResponse.SC_BAD_REQUEST;
    private static final int TOO_MANY = 429;
    private static final Set<Class<? extends Annotation>> MARKS =
            Set.of(Crowd.class, Fresh.class, OneClick.class, FirstFactor.class);
    /// Who holds the session, also when she has shown one factor where the network demands two.
    private static final String PRESENT = Sessions.Present.class.getName();

    /// What a handler says of itself, read once; `searches` that it weighs, 0 where it is not limited.
    private record Post(GuardAccess access, int searches, Set<Class<? extends Annotation>> marks) {
        boolean is(Class<? extends Annotation> mark) {
            return marks.contains(mark);
        }
    }

    /// « Page restée ouverte » — what was typed, to be sent again once the person agrees.
    /// `about` says why, as the beginning of its texts; `first` is where to go before, or empty.
    record Expired(String action, Map<String, List<String>> typed, String about, String first) {}

    private final Sessions sessions;
    private final SecurityCookies cookies;
    private final RateLimiter searches;
    private final RateLimiter forms;
    private final RateLimiter crowds;
    private final Map<Method, Post> posts = new ConcurrentHashMap<>();

    RequestGuard(
            Sessions sessions, SecurityCookies cookies, RateLimiter searches, RateLimiter forms, RateLimiter crowds) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.searches = searches;
        this.forms = forms;
        this.crowds = crowds;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) return true;
        if (request.getDispatcherType() == DispatcherType.ERROR) return failed(request, response);
        var changes = !CHANGES_NOTHING.contains(request.getMethod());
        if (handler instanceof ResourceHttpRequestHandler)
            return changes ? refuse(response, HttpServletResponse.SC_NOT_FOUND) : readable(request, response, false);
        // Spring would answer OPTIONS by itself; open data is read without asking first (CORS simple requests).
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", "GET, HEAD");
            return refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
        if (!(handler instanceof HandlerMethod method)) return refuse(response, HttpServletResponse.SC_NOT_FOUND);
        var post = posts.computeIfAbsent(method.getMethod(), ignored -> post(method));
        return switch (post.access()) {
            case GuardAccess.Everybody() -> everybody(request, response, post, changes);
            case GuardAccess.Only only -> only(request, response, only, post, changes);
            case GuardAccess.Unsaid() -> {
                LOG.error("{} says neither @Open nor @For: refused", method);
                yield refuse(response, HttpServletResponse.SC_NOT_FOUND);
            }
        };
    }

    /// The page of a failure says who is connected if that can still be known: the failure may be the database's.
    private boolean failed(HttpServletRequest request, HttpServletResponse response) {
        try {
            attach(request, response, false);
        } catch (DataAccessException | TransactionException unknown) {
            LOG.debug("who is connected is not known", unknown);
        }
        return true;
    }

    private static Post post(HandlerMethod method) {
        return new Post(
                GuardAccess.of(method),
                weight(method),
                MARKS.stream().filter(mark -> marked(method, mark)).collect(Collectors.toSet()));
    }

    private static int weight(HandlerMethod method) {
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RateLimit.class);
        var limit = onMethod == null
                ? AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RateLimit.class)
                : onMethod;
        return limit == null ? 0 : limit.cost();
    }

    private static boolean marked(HandlerMethod method, Class<? extends Annotation> mark) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), mark)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), mark);
    }

    private boolean everybody(HttpServletRequest request, HttpServletResponse response, Post post, boolean changes)
            throws IOException {
        if (post.searches() > 0 && tooMany(request, response, searches, post.searches())) return false;
        if (changes && tooMany(request, response, post.is(Crowd.class) ? crowds : forms, 1)) return false;
        var token = attach(request, response, post.is(FirstFactor.class));
        return readable(request, response, false)
                && (!changes
                        || post.is(OneClick.class) && "One-Click".equals(request.getParameter("List-Unsubscribe"))
                        || opened(request, response, token));
    }

    private boolean only(
            HttpServletRequest request, HttpServletResponse response, GuardAccess.Only only, Post post, boolean changes)
            throws IOException {
        var token = attach(request, response, post.is(FirstFactor.class));
        var actor = actor(request);
        if (actor.isEmpty() && request.getAttribute(PRESENT) != null) return secondFactor(request, response, changes);
        if (actor.isEmpty()) return signIn(request, response, changes);
        if (!only.roles().contains(actor.get().role())) {
            if (awaits(actor.get(), only, request, changes)) return seeOther(response, "/bureau");
            Refusals.tell(Refusals.Kind.RIGHT, request.getRequestURI(), SecurityClient.of(request));
            return refuse(response, HttpServletResponse.SC_NOT_FOUND);
        }
        return readable(request, response, true)
                && (!post.is(Fresh.class) || fresh(request, response, changes))
                && (!changes || opened(request, response, token));
    }

    /// What helpers may read opens once she is accepted: her desk says so.
    private static boolean awaits(Actor actor, GuardAccess.Only only, HttpServletRequest request, boolean changes) {
        return !changes
                && actor.is(Role.NEWCOMER)
                && only.roles().contains(Role.HELPER)
                && !request.getRequestURI().startsWith("/api/");
    }

    /// She confirms who she is in another tab; what she typed waits here.
    private boolean fresh(HttpServletRequest request, HttpServletResponse response, boolean changes)
            throws IOException {
        if (cookies.session(request).filter(sessions::isFresh).isPresent()) return true;
        if (changes) return kept(request, response, "security.fresh.", "/confirmation?suite=/profil");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location", "/confirmation?suite=" + URLEncoder.encode(whole(request), StandardCharsets.UTF_8));
        return false;
    }

    /// She enters with her passkey, or makes her first one.
    private static boolean secondFactor(HttpServletRequest request, HttpServletResponse response, boolean changes)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) return refuse(response, HttpServletResponse.SC_UNAUTHORIZED);
        if (changes) return kept(request, response, "security.second.", "/profil/cles");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location", "/profil/cles?suite=" + URLEncoder.encode(whole(request), StandardCharsets.UTF_8));
        return false;
    }

    /// Who is connected, for the page and for the handler; with `half`, also who has shown one factor of two.
    private SecurityToken attach(HttpServletRequest request, HttpServletResponse response, boolean half) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof SecurityToken known) return known;
        var secret = cookies.session(request);
        var actor = secret.flatMap(sessions::present);
        actor.ifPresent(one -> {
            request.setAttribute(PRESENT, one);
            if (half || !one.half()) request.setAttribute(Actor.class.getName(), one.actor());
        });
        // A page for one person is for no cache; a handler may still say otherwise.
        response.setHeader("Cache-Control", actor.isPresent() ? "no-store" : "no-cache");
        var token =
                new SecurityToken(request, response, cookies, actor.isPresent() ? secret : Optional.<Secret>empty());
        request.setAttribute(CsrfToken.class.getName(), token);
        return token;
    }

    private static Optional<Actor> actor(HttpServletRequest request) {
        return Optional.ofNullable((Actor) request.getAttribute(Actor.class.getName()));
    }

    private static boolean tooMany(
            HttpServletRequest request, HttpServletResponse response, RateLimiter limiter, int tokens)
            throws IOException {
        var seconds = limiter.take(SecurityClient.of(request), tokens);
        if (seconds.isEmpty()) return false;
        Refusals.tell(Refusals.Kind.LIMIT, request.getRequestURI(), SecurityClient.of(request));
        response.setHeader("Retry-After", Long.toString(seconds.getAsLong()));
        response.sendError(TOO_MANY);
        return true;
    }

    /// Sizes first, then the parameters themselves: Tomcat refuses too many of them, broken encodings, files too
    /// large.
    private static boolean readable(HttpServletRequest request, HttpServletResponse response, boolean mayUpload)
            throws IOException {
        var refusal = RequestLimits.refusal(request, mayUpload);
        if (refusal.isPresent()) return refuse(response, refusal.getAsInt());
        try {
            request.getParameterMap();
            return true;
        } catch (InvalidParameterException unreadable) {
            // A chunk that has no size, or a body that ends too early, is what was sent, and no failure of ours.
            var code = unreadable.getErrorCode();
            return refuse(response, code < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? code : BAD);
        } catch (MultipartException damaged) {
            if (damaged instanceof MaxUploadSizeExceededException
                    || damaged.getCause() == null
                    || damaged.getCause().getClass() != FileUploadException.class) throw damaged;
            return refuse(response, BAD);
        }
    }

    private static boolean signIn(HttpServletRequest request, HttpServletResponse response, boolean changes)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) return refuse(response, HttpServletResponse.SC_UNAUTHORIZED);
        if (changes) {
            // A file is not read, since who sends it is unknown; but what is wrong is not its size.
            if (!RequestLimits.isMultipart(request) && !readable(request, response, false)) return false;
            return kept(request, response, "security.signedout.", signIn("/"));
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", signIn(whole(request)));
        return false;
    }

    private static String signIn(String goOn) {
        return "/connexion?suite=" + URLEncoder.encode(goOn, StandardCharsets.UTF_8);
    }

    /// Was this form opened here? A browser that says that another site sent it is believed at once.
    private static boolean opened(HttpServletRequest request, HttpServletResponse response, SecurityToken token)
            throws IOException {
        var foreign = "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        if (!foreign && token.broughtBack()) return true;
        Refusals.tell(Refusals.Kind.TOKEN, request.getRequestURI(), SecurityClient.of(request));
        return kept(request, response, "security.expired.", "");
    }

    /// What was typed comes back only when the browser vouches that it was typed on one of our own pages: else a
    /// foreign page could have a person send, with one click on ours, what she never wrote.
    private static boolean kept(HttpServletRequest request, HttpServletResponse response, String about, String first)
            throws IOException {
        var typed = new LinkedHashMap<String, List<String>>();
        if (ours(request)
                && RequestLimits.isForm(request)
                && request.getMethod().equals("POST"))
            request.getParameterMap().forEach((name, values) -> {
                if (!name.equals(SecurityToken.FIELD)) typed.put(name, List.of(values));
            });
        View.of("platform/web/security_expired", new Expired(request.getRequestURI(), typed, about, first))
                .status(HttpServletResponse.SC_FORBIDDEN)
                .render(null, request, response);
        return false;
    }

    private static boolean ours(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        var port = request.getServerPort();
        var usual = port == (request.isSecure() ? 443 : 80);
        var origin = request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
        return origin.equals(request.getHeader("Origin"));
    }

    private static String whole(HttpServletRequest request) {
        return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    private static boolean seeOther(HttpServletResponse response, String where) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", where);
        return false;
    }

    private static boolean refuse(HttpServletResponse response, int status) throws IOException {
        // Tomcat has answered already where the request could not be read to its end.
        if (response.isCommitted()) return false;
        response.sendError(status);
        return false;
    }
}
