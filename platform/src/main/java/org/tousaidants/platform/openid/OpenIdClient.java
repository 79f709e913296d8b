package org.tousaidants.platform.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/// Communicates with a provider through the client of Spring Security, which verifies state, nonce, code, signature,
/// issuer, audience and time. This class adds what the providers require: the agreed algorithm, the level, the
/// signed userinfo. The filter `oauth2Login` is not used, because an answer that links an account or proves an
/// identity must not open a session (decision 0038).
@Component
class OpenIdClient {
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdClient.class);

    private final OpenIdProviders providers;
    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final HttpSessionOAuth2AuthorizationRequestRepository begun =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final OidcAuthorizationCodeAuthenticationProvider answers;

    OpenIdClient(OpenIdProviders providers, Clock clock) {
        this.providers = providers;
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(providers);
        var users = new OidcUserService();
        users.setOauth2UserService(new SignedUserInfoReader(providers, clock));
        users.setRetrieveUserInfo(always -> true);
        var decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(
                registration -> providers.of(registration).asked().algorithm());
        decoders.setJwtValidatorFactory(registration -> verified(registration, clock));
        this.answers = new OidcAuthorizationCodeAuthenticationProvider(tokens(), users);
        answers.setJwtDecoderFactory(decoders);
    }

    /// Returns Spring Security's client for tokens, with a timeout.
    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(SignedUserInfoReader.patient())
                .configureMessageConverters(all -> all.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private OAuth2TokenValidator<Jwt> verified(ClientRegistration registration, Clock clock) {
        var usual = new OidcIdTokenValidator(registration);
        usual.setClock(clock);
        usual.setClockSkew(SKEW);
        var provider = providers.of(registration);
        return new DelegatingOAuth2TokenValidator<>(
                usual,
                new JwtClaimValidator<String>(JwtClaimNames.SUB, said -> said != null && !said.isBlank()),
                new JwtClaimValidator<Object>("acr", said -> provider.isEnough(String.valueOf(said))));
    }

    /// Returns the address at the provider to which the browser must be redirected; empty if the provider does
    /// not answer.
    Optional<String> begin(
            OpenIdProvider provider,
            HttpServletRequest request,
            HttpServletResponse response,
            Consumer<OAuth2AuthorizationRequest.Builder> asking) {
        if (providers.findByRegistrationId(provider.id()) == null) return Optional.empty();
        var plain = requests.resolve(request, provider.id());
        if (plain == null) return Optional.empty();
        var asked = OAuth2AuthorizationRequest.from(plain);
        asking.accept(asked);
        var whole = asked.build();
        var session = request.getSession();
        // The session of a visitor without an account contains only the request to the provider, so it may
        // expire soon.
        if (session.isNew()) session.setMaxInactiveInterval((int) IdentityProofRequests.PATIENCE.toSeconds());
        begun.saveAuthorizationRequest(whole, request, response);
        return Optional.of(whole.getAuthorizationRequestUri());
    }

    /// Returns the request to the provider that this browser began, and deletes it. The request can thus be used
    /// only once, and only in this browser.
    Optional<OAuth2AuthorizationRequest> take(HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(begun.removeAuthorizationRequest(request, response));
    }

    /// Returns the identity that the provider verified; empty if the answer of the provider is invalid.
    ///
    /// @param asked the request that was sent to the provider
    /// @param code authorization code in the answer
    Optional<OidcUser> exchange(OpenIdProvider provider, OAuth2AuthorizationRequest asked, String code) {
        try {
            return Optional.of(verified(provider, asked, code));
        } catch (AuthenticationException | IllegalArgumentException bad) {
            LOG.warn("The answer of {} is invalid: {}", provider.id(), bad.getMessage());
            return Optional.empty();
        }
    }

    OidcUser verified(OpenIdProvider provider, OAuth2AuthorizationRequest asked, String code) {
        var registration = Optional.ofNullable(providers.findByRegistrationId(provider.id()))
                .orElseThrow(() -> new AuthenticationServiceException("the provider does not answer"));
        var answer = OAuth2AuthorizationResponse.success(code)
                .state(Objects.requireNonNull(asked.getState()))
                .redirectUri(Objects.requireNonNull(asked.getRedirectUri()))
                .build();
        var known = answers.authenticate(
                new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(asked, answer)));
        if (known != null && known.getPrincipal() instanceof OidcUser user) return user;
        throw new AuthenticationServiceException("not an OpenID Connect request");
    }

    /// Returns the logout address of the provider, if it has one. ProConnect requires a `state`, which Spring
    /// Security does not send.
    Optional<String> endSession(OpenIdProvider provider, String token, String state, String goOn) {
        return Optional.ofNullable(providers.findByRegistrationId(provider.id()))
                .map(one -> one.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(address -> UriComponentsBuilder.fromUriString(address.toString())
                        .queryParam("id_token_hint", "{token}")
                        .queryParam("state", "{state}")
                        .queryParam("post_logout_redirect_uri", "{goOn}")
                        .encode()
                        .buildAndExpand(token, state, goOn)
                        .toUriString());
    }
}
