package org.tousaidants.platform.web;

import jakarta.servlet.MultipartConfigElement;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.filter.FormContentFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Sessions;
import org.tousaidants.platform.served.Served;

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

    @Bean
    MultipartConfigElement uploads() {
        return new MultipartConfigElement(
                "",
                RequestLimits.UPLOAD_BYTES,
                (long) RequestLimits.UPLOAD_BYTES + RequestLimits.FORM_BYTES,
                RequestLimits.FORM_BYTES);
    }

    /// Spring Boot's own would read the whole body of a PUT before anybody asks who sends it.
    @Bean
    FormContentFilter formContentFilter() {
        return new FormContentFilter();
    }

    @Bean
    FilterRegistrationBean<FormContentFilter> noFormContentFilter(FormContentFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /// A file is read when its handler is known to accept it from this person, not before.
    @Bean
    StandardServletMultipartResolver multipartResolver() {
        var resolver = new StandardServletMultipartResolver();
        resolver.setResolveLazily(true);
        return resolver;
    }

    @Bean
    TomcatServletWebServerFactory port() {
        return new TomcatServletWebServerFactory() {
            /// Tomcat looks for the name of a protocol among its own classes alone: it is given ours.
            @Override
            protected Tomcat createTomcat(TempDirs folders) {
                var tomcat = super.createTomcat(folders);
                tomcat.getService().removeConnector(tomcat.getConnector());
                var connector = new Connector(new Deadlines.Protocol());
                connector.setThrowOnFailure(true);
                tomcat.setConnector(connector);
                customizeConnector(connector);
                return tomcat;
            }
        };
    }

    /// `proxies` are addresses with their mask, `127.0.0.1/32,10.0.0.0/8`: what they say of the client is believed.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limits(
            @Value("${ta.proxies:}") String proxies,
            @Value("${server.tomcat.max-connections:0}") int connections,
            ObjectProvider<Site> site,
            Served served) {
        return factory -> {
            if (served.several()) factory.addEngineValves(new TerritoryOfHost(served, site::getObject));
            factory.addContextCustomizers(context -> {
                var host = (StandardHost) context.getParent();
                host.setErrorReportValveClass(UnreadableRequests.class.getName());
                host.getPipeline().addValve(new UnreadableRequests(site::getObject));
            });
            factory.addConnectorCustomizers(connector -> {
                connector.setMaxPostSize(RequestLimits.FORM_BYTES);
                connector.setMaxParameterCount(RequestLimits.PARAMETERS);
                connector.setMaxPartCount(RequestLimits.PARTS);
                // A body that no page reads is not waited for: see UnreadBodyFilter.
                connector.setProperty("maxSwallowSize", "0");
                connector.setProperty(
                        "maxConnections",
                        Integer.toString(
                                connections > 0
                                        ? connections
                                        : RequestLimits.connections(
                                                Runtime.getRuntime().maxMemory())));
            });
            if (!proxies.isBlank()) {
                var valve = new RemoteIpValve();
                valve.setInternalProxies(proxies);
                valve.setRemoteIpHeader("X-Forwarded-For");
                valve.setProtocolHeader("X-Forwarded-Proto");
                factory.addEngineValves(valve);
            }
        };
    }
}
