package org.tousaidants.platform.openid;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the signed userinfo (`application/jwt`) of ProConnect and FranceConnect; Spring Security reads only
/// JSON (decision 0038). Another provider may answer with JSON, which has no signature.
final class SignedUserInfoReader implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final OpenIdProviders providers;
    private final Clock clock;
    private final RestClient http;

    SignedUserInfoReader(OpenIdProviders providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
        this.http = RestClient.builder().requestFactory(patient()).build();
    }

    static ClientHttpRequestFactory patient() {
        var factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        factory.setReadTimeout(PATIENCE);
        return factory;
    }

    @Override
    public OAuth2User loadUser(OAuth2UserRequest request) {
        var registration = request.getClientRegistration();
        var address = registration.getProviderDetails().getUserInfoEndpoint().getUri();
        try {
            var answer = http.get()
                    .uri(address == null ? "" : address)
                    .headers(one -> one.setBearerAuth(request.getAccessToken().getTokenValue()))
                    .accept(MediaType.parseMediaType("application/jwt"), MediaType.APPLICATION_JSON)
                    .retrieve()
                    .body(String.class);
            return new DefaultOAuth2User(
                    List.of(), claims(registration, answer == null ? "" : answer.strip()), JwtClaimNames.SUB);
        } catch (RestClientException | JwtException | JacksonException | IllegalArgumentException bad) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_user_info_response", bad.getMessage(), null), bad);
        }
    }

    private Map<String, Object> claims(ClientRegistration registration, String answer) {
        var provider = providers.of(registration);
        if (provider.profile() == OpenIdProvider.OpenIdProviderKind.OTHER && answer.startsWith("{"))
            return JsonMapper.shared().readValue(answer, new TypeReference<Map<String, Object>>() {});
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithm(provider.asked().algorithm())
                .build();
        var time = new JwtTimestampValidator();
        time.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(provider.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD,
                        said -> said != null && said.contains(provider.client().id()))));
        return decoder.decode(answer).getClaims();
    }
}
