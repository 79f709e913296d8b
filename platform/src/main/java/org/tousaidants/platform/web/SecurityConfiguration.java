package org.tousaidants.platform.web;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tousaidants.platform.identity.SignInSessions;

/// Configures Spring Security's filter chain: headers, form tokens, and authorization by the declarations of the
/// handlers ([RequestAccessFilter]). A visitor has no session. Other packages add their means of sign-in by a
/// `Customizer<HttpSecurity>`; the name of an authentication is the id of the account ([SignInSessionOpener]).
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private final SecurityHeaderWriter headers;
    private final RequestAccessFilter access;

    SecurityConfiguration(
            SecurityHeaderWriter headers,
            ModuleAddressCheck addresses,
            ObjectProvider<DispatcherServlet> dispatcher,
            SignInSessions sessions,
            Environment settings) {
        this.headers = headers;
        this.access = new RequestAccessFilter(dispatcher, sessions, headers, addresses, settings);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, CsrfTokens tokens, SignInSessionOpener signInSession) {
        var refusals = new AccessRefusals();
        return http.headers(written -> written.defaultsDisabled().addHeaderWriter(headers))
                .addFilterBefore(access, CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(tokens)
                        .requireCsrfProtectionMatcher(RequestAccessFilter::asksForToken))
                .sessionManagement(session -> session.sessionAuthenticationStrategy(signInSession))
                .requestCache(RequestCacheConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .exceptionHandling(
                        told -> told.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(access))
                .build();
    }

    /// Returns a manager without passwords, because no account has a password; otherwise Spring Boot would
    /// generate one and print it.
    @Bean
    static AuthenticationManager noPasswords() {
        return authentication -> {
            throw new BadCredentialsException("no passwords here");
        };
    }

    /// Returns a template that saves sessions in the transaction of the sign-in.
    @Bean(defaultCandidate = false)
    static TransactionTemplate springSessionTransactionOperations(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    static SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfPostgresql() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    WebMvcConfigurer guarded(PersonalDataReadingLog readingLog) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(access).order(Ordered.HIGHEST_PRECEDENCE);
                registry.addInterceptor(readingLog);
            }
        };
    }
}
