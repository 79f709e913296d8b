package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.SignInSessions;

/// « Ouverture de session » — opens the session of a person after a sign-in by any means of Spring Security. The
/// name of the authentication is the id of the account. The previous session of this browser ends, because keeping
/// it would allow session fixation.
@Component
public final class SignInSessionOpener implements SessionAuthenticationStrategy {
    /// The authority of an authentication with two factors other than a passkey.
    public static final String TWO_FACTORS = "FACTOR_TWO";

    private static final Set<String> STRONG = Set.of(TWO_FACTORS, FactorGrantedAuthority.WEBAUTHN_AUTHORITY);

    private final SignInSessions sessions;
    private final CsrfTokens tokens;
    private final Clock clock;

    SignInSessionOpener(SignInSessions sessions, CsrfTokens tokens, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Opens a session after a sign-in by one of the product's own means.
    ///
    /// @param shown time of the proof of identity
    public HttpSession open(
            UUID account, boolean strong, Instant shown, HttpServletRequest request, HttpServletResponse response) {
        var granted = new ArrayList<GrantedAuthority>();
        granted.add(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)
                .issuedAt(shown)
                .build());
        if (strong) granted.add(FactorGrantedAuthority.fromAuthority(TWO_FACTORS));
        var person = new PreAuthenticatedAuthenticationToken(account.toString(), "", granted);
        onAuthentication(person, request, response);
        new HttpSessionSecurityContextRepository().saveContext(new SecurityContextImpl(person), request, response);
        return request.getSession();
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getSession(false);
        if (before != null) before.invalidate();
        var session = request.getSession();
        var now = clock.instant();
        session.setAttribute(SignInSessions.OPENED, now);
        session.setAttribute(SignInSessions.PROVED, shown(authentication, now));
        session.setAttribute(
                SignInSessions.STRONG,
                authentication.getAuthorities().stream()
                        .anyMatch(one -> STRONG.contains(Objects.toString(one.getAuthority()))));
        session.setAttribute(SignInSessions.BROWSER, BrowserName.of(request.getHeader("User-Agent")));
        // The form token is created now, because two concurrent pages would otherwise each create one.
        tokens.saveToken(tokens.generateToken(request), request, response);
        sessions.opened(
                UUID.fromString(authentication.getName()),
                UUID.fromString(session.getId()),
                SiteContext.language(request).getLanguage());
    }

    /// Returns the time of the proof of identity. A provider states the time of its authentication, which may be
    /// long ago; all other means prove the identity at the sign-in.
    private static Instant shown(Authentication authentication, Instant now) {
        return authentication.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast)
                .filter(one -> one.getAuthority().equals(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY))
                .map(FactorGrantedAuthority::getIssuedAt)
                .min(Instant::compareTo)
                .orElse(now);
    }
}
