package org.tousaidants.platform.signin;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;
import org.springframework.security.authentication.ott.OneTimeTokenAuthentication;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.ott.OneTimeTokenAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignInLinks;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.CsrfTokens;
import org.tousaidants.platform.web.SecurityCookies;
import org.tousaidants.platform.web.SignInSessionOpener;
import org.tousaidants.platform.web.View;

/// « Connexion par courriel » — configures the sign-in by a mail link, through Spring Security's one-time tokens. A
/// second press of the button, or a retry after a lost answer, leads to the session that the first press opened. In
/// another browser, a used link opens no session.
@Component
class MailLinkSignIn implements Customizer<HttpSecurity> {
    /// Path of « Ce qui vous attend », the page opened after the sign-in by default.
    private static final String FRONT = "/bureau";

    private static final Pattern LINK = Pattern.compile("/connexion/(?!cle$)([^/]+)");

    private final SignInLinks signIns;
    private final SignInSessions sessions;
    private final SecurityCookies cookies;
    private final CsrfTokens tokens;
    private final SignInSessionOpener signInSession;

    MailLinkSignIn(
            SignInLinks signIns,
            SignInSessions sessions,
            SecurityCookies cookies,
            CsrfTokens tokens,
            SignInSessionOpener signInSession) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookies = cookies;
        this.tokens = tokens;
        this.signInSession = signInSession;
    }

    @Override
    public void customize(HttpSecurity http) {
        var filter = new OneTimeTokenAuthenticationFilter();
        filter.setRequiresAuthenticationRequestMatcher(MailLinkSignIn::isButton);
        filter.setAuthenticationConverter(request -> {
            // The hash of the form submission is stored, because the session and its CSRF token change
            // at sign-in.
            request.setAttribute(SignInSessions.PRESS, Sha256.hex(secret(request) + tokens.here(request)));
            return new OneTimeTokenAuthenticationToken(secret(request));
        });
        filter.setAuthenticationManager(this::authenticate);
        filter.setSessionAuthenticationStrategy(signInSession);
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setAuthenticationSuccessHandler(this::entered);
        filter.setAuthenticationFailureHandler(this::refused);
        http.addFilter(filter);
    }

    private static boolean isButton(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && LINK.matcher(request.getRequestURI()).matches();
    }

    private static String secret(HttpServletRequest request) {
        var link = LINK.matcher(request.getRequestURI());
        return link.matches() ? link.group(1) : "";
    }

    /// Returns a filter that uses a sign-in link and opens the session in one transaction. The transaction ends
    /// after the session is stored, so that a second press of the button at the same time waits until then.
    @Bean
    static FilterRegistrationBean<Filter> letterSignInAtOnce(TransactionTemplate transaction) {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            var broken = new AtomicReference<Exception>();
            if (isButton((HttpServletRequest) request))
                transaction.executeWithoutResult(_ -> {
                    try {
                        chain.doFilter(request, response);
                    } catch (IOException | ServletException gone) {
                        broken.set(gone);
                    }
                });
            else chain.doFilter(request, response);
            if (broken.get() != null) throw new ServletException(broken.get());
        });
        filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return filter;
    }

    private Authentication authenticate(Authentication shown) {
        var link = shown instanceof OneTimeTokenAuthenticationToken token
                ? SecretToken.of(String.valueOf(token.getTokenValue()))
                : Optional.<SecretToken>empty();
        return link.flatMap(signIns::use)
                .map(UUID::toString)
                .map(account -> new OneTimeTokenAuthentication(
                        account, List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.OTT_AUTHORITY))))
                .orElseThrow(() -> new InvalidOneTimeTokenException("invalid or expired link"));
    }

    private void entered(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        request.getSession().setAttribute(SignInSessions.PRESS, request.getAttribute(SignInSessions.PRESS));
        onward(
                request,
                response,
                spent(request).map(SignInLinks.UsedSignInLink::goOn).orElse(SignInReturnPath.HOME));
    }

    private void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var spent = spent(request);
        var again = spent.flatMap(
                one -> sessions.openedBy(one.account(), String.valueOf(request.getAttribute(SignInSessions.PRESS))));
        if (again.isPresent()) {
            cookies.writeCookieValue(new CookieValue(request, response, again.get()));
            onward(request, response, spent.get().goOn());
            return;
        }
        var actor = Optional.ofNullable((SignedInPerson) request.getAttribute(SignedInPerson.class.getName()));
        SignInPages.refused(signIns, secret(request), actor, request).render(null, request, response);
    }

    private Optional<SignInLinks.UsedSignInLink> spent(HttpServletRequest request) {
        return SecretToken.of(secret(request)).flatMap(signIns::spent);
    }

    private static void onward(HttpServletRequest request, HttpServletResponse response, SignInReturnPath goOn)
            throws IOException {
        View.redirect(goOn.equals(SignInReturnPath.HOME) ? FRONT : goOn.value()).render(null, request, response);
    }
}
