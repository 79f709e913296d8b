package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.Sessions;

/// Resolves the parameters of a handler: its [Page], its [Form], its [Actor] (under [AllowedRoles]), an
/// `Optional<Actor>` (under [PublicAccess]), the holder of the session (under [OneFactorSuffices]), or the
/// [Network]: that of the signed-in person, else the configured one.
record PageArguments(Networks networks) implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Page.class
                || type == Form.class
                || type == Actor.class
                || type == Network.class
                || type == Sessions.SessionHolder.class
                || type == Optional.class && parameter.nested().getNestedParameterType() == Actor.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) throw new IllegalStateException("not an HTTP request");
        var type = parameter.getParameterType();
        if (type == Page.class) return Site.of(request).page(request);
        if (type == Form.class) return Form.of(request.getParameterMap());
        if (type == Sessions.SessionHolder.class) return request.getAttribute(AccessFilter.PRESENT);
        var actor = Optional.ofNullable((Actor) request.getAttribute(Actor.class.getName()));
        if (type == Network.class) return actor.map(Actor::network).orElseGet(networks::here);
        // Under [PublicAccess], a newcomer has the rights of the public.
        if (type == Optional.class) return actor.filter(one -> !one.is(Role.NEWCOMER));
        return actor.orElseThrow(
                () -> new IllegalStateException("an Actor needs @AllowedRoles: " + parameter.getExecutable()));
    }
}
