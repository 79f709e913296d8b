package org.tousaidants.platform.web;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Sessions;

/// Spring Security's firewall and chain, kept short: the headers there, everything that must know the handler in the
/// [RequestGuard]. No HTTP session, no saved request, no anonymous authentication: a visitor costs a few headers.
@Configuration(proxyBeanMethods = false)
class SecuritySetup {
    @Bean
    SecurityFilterChain chain(ObjectProvider<FormTargets> targets) {
        var sites =
                targets.stream().flatMap(one -> one.origins().stream()).sorted().toList();
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, List.of(new HeadersFilter(sites)));
    }

    /// No account signs in by a password; without this Spring Boot would invent one and print it.
    @Bean
    AuthenticationManager noPasswords() {
        return authentication -> {
            throw new BadCredentialsException("no passwords here");
        };
    }

    @Bean
    WebMvcConfigurer guarded(
            Sessions sessions,
            Networks networks,
            SecurityCookies cookies,
            ReadingLog readingLog,
            @Value("${ta.limits.search:60}") int searches,
            @Value("${ta.limits.forms:30}") int forms,
            @Value("${ta.limits.crowd:6000}") int crowd) {
        var guard = new RequestGuard(
                sessions,
                cookies,
                new RateLimiter(searches, Duration.ofSeconds(10), System::nanoTime),
                new RateLimiter(forms, Duration.ofMinutes(1), System::nanoTime),
                new RateLimiter(crowd, Duration.ofMinutes(1), System::nanoTime));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(guard).order(Ordered.HIGHEST_PRECEDENCE);
                registry.addInterceptor(readingLog);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SecurityArguments(networks));
            }
        };
    }
}
