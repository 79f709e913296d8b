package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route of the running site is behind the guard, and declares its access.
class RoutesTest extends RunningSite {
    @Autowired
    private ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void everyHandlerSaysWhoMayCallIt() {
        assertThat(routes().filter(route -> unsaid(route.getValue())))
                .as("write @PublicAccess or @AllowedRoles on these handlers, or on their class")
                .isEmpty();
    }

    @Test
    void aHandlerThatSaysNothingWouldBeFound() {
        assertThat(handlers.getHandlerMethods().values().stream().filter(RoutesTest::unsaid))
                .extracting(handler -> handler.getMethod().getName())
                .contains("unsaid");
    }

    @Test
    void theGuardStandsBeforeEveryMapping() {
        var mappings = context.getBeansOfType(HandlerMapping.class);
        assertThat(mappings).isNotEmpty();
        mappings.forEach((name, mapping) -> {
            if (mapping instanceof AbstractHandlerMapping one && one.getAdaptedInterceptors() != null)
                assertThat(one.getAdaptedInterceptors()[0]).as(name).isInstanceOf(RequestAccessFilter.class);
        });
        assertThat(mappings.values().stream()
                        // Actuator's health mapping beside the pages, which no setting here
                        // fills.
                        .filter(mapping -> !(mapping instanceof RequestMappingInfoHandlerMapping none
                                && none.getHandlerMethods().isEmpty()))
                        .filter(mapping -> !(mapping instanceof AbstractHandlerMapping one)
                                || Arrays.stream(
                                                one.getAdaptedInterceptors() == null
                                                        ? new Object[0]
                                                        : one.getAdaptedInterceptors())
                                        .noneMatch(RequestAccessFilter.class::isInstance)))
                .as("a mapping without the guard would be open")
                .isEmpty();
    }

    @Test
    void thereIsNoOtherWayIn() {
        var servlets = context.getBean(ServletContext.class).getServletRegistrations();
        assertThat(servlets.keySet()).isSubsetOf("dispatcherServlet", "default");
        assertThat(servlets.entrySet().stream()
                        .filter(one -> !one.getKey().equals("dispatcherServlet"))
                        .flatMap(one -> one.getValue().getMappings().stream()))
                .isEmpty();
    }

    @Test
    void whatChangesSomethingIsNeverAGet() {
        assertThat(routes())
                .allSatisfy(
                        route -> assertThat(route.getKey().getMethodsCondition().getMethods())
                                .as("name the method: %s", route.getValue())
                                .isNotEmpty());
    }

    private Stream<Map.Entry<RequestMappingInfo, HandlerMethod>> routes() {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType() != AccessRuleTestPages.class)
                .filter(route ->
                        !ErrorController.class.isAssignableFrom(route.getValue().getBeanType()));
    }

    private static boolean unsaid(HandlerMethod handler) {
        return HandlerAccessRule.of(handler) instanceof HandlerAccessRule.UndeclaredAccess;
    }
}
