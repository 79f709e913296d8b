package org.tousaidants.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tousaidants.platform.identity.TerritoryNetworks;

/// Provides the parameters of handlers ([HandlerParameterResolver]), and stores the chosen language.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    private final TerritoryNetworks networks;

    WebConfiguration(TerritoryNetworks networks) {
        this.networks = networks;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerParameterResolver(networks));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LanguageCookieInterceptor());
        registry.addInterceptor(new TaskCountResetInterceptor());
    }

    /// Returns a customizer of Tomcat, so that requests which Tomcat refuses before the product's filters get an
    /// error page of the product (a damaged address, too many headers).
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableRequests(
            ObjectProvider<SiteContext> site) {
        return factory -> factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(UnreadableRequests.class.getName());
            host.getPipeline().addValve(new UnreadableRequests(site::getObject));
        });
    }

    /// Clears the cached number of tasks after each change, before the next page is shown.
    private static final class TaskCountResetInterceptor implements HandlerInterceptor {
        @Override
        public void postHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
            if (request.getMethod().equals("POST")) SiteContext.of(request).countAgain();
        }
    }

    private static final class LanguageCookieInterceptor implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            var program = request.getRequestURI().startsWith("/api/");
            if (program || SiteContext.languageAsked(request).isEmpty()) return true;
            var cookie = new Cookie(
                    SiteContext.LANGUAGE_COOKIE, SiteContext.language(request).toLanguageTag());
            cookie.setPath("/");
            cookie.setMaxAge(Math.toIntExact(LANGUAGE_KEPT.toSeconds()));
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
            return true;
        }
    }
}
