package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignInSessions;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.identity.TerritoryNetworks;

/// Resolves the parameters of a handler: its [Page], its [Form], its [SignedInPerson] (under [AllowedRoles]), an
/// `Optional<Actor>` (under [PublicAccess]), the holder of the session (under [OneFactorSuffices]), or the
/// [TerritoryNetwork], which is that of the signed-in person or else the configured one.
record HandlerParameterResolver(TerritoryNetworks networks) implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Page.class
                || type == Form.class
                || type == SignedInPerson.class
                || type == TerritoryNetwork.class
                || type == SignInSessions.SessionHolder.class
                || type == Optional.class && parameter.nested().getNestedParameterType() == SignedInPerson.class;
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
        if (type == Page.class) return SiteContext.of(request).page(request);
        if (type == Form.class) return Form.of(request.getParameterMap());
        if (type == SignInSessions.SessionHolder.class) return request.getAttribute(RequestAccessFilter.PRESENT);
        var actor = Optional.ofNullable((SignedInPerson) request.getAttribute(SignedInPerson.class.getName()));
        if (type == TerritoryNetwork.class)
            return actor.map(SignedInPerson::network).orElseGet(networks::here);
        // Under [PublicAccess], a newcomer has the rights of the public.
        if (type == Optional.class) return actor.filter(one -> !one.is(Role.NEWCOMER));
        return actor.orElseThrow(
                () -> new IllegalStateException("an Actor needs @AllowedRoles: " + parameter.getExecutable()));
    }
}
