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

/// A handler asks for its [Actor] (under [For]), for an `Optional<Actor>` (under [Open]), for who holds the session
/// (under [FirstFactor]), or for the [Network]: that of the connected person, else the one that is served here.
final class SecurityArguments implements HandlerMethodArgumentResolver {
    private final Networks networks;

    SecurityArguments(Networks networks) {
        this.networks = networks;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Actor.class
                || type == Network.class
                || type == Sessions.Present.class
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
        if (parameter.getParameterType() == Sessions.Present.class)
            return request.getAttribute(Sessions.Present.class.getName());
        var actor = Optional.ofNullable((Actor) request.getAttribute(Actor.class.getName()));
        if (parameter.getParameterType() == Network.class)
            return actor.map(Actor::network).orElseGet(networks::here);
        // Under [Open], who is not accepted yet acts as anybody does.
        if (parameter.getParameterType() == Optional.class) return actor.filter(one -> !one.is(Role.NEWCOMER));
        return actor.orElseThrow(
                () -> new IllegalStateException("an Actor is there under @For only: " + parameter.getExecutable()));
    }
}
