package org.tousaidants.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Territoire de l’adresse » — selects the network of a request by its host name, if this process serves several
/// networks. A request with an unknown host name gets the list of the networks, never a page of one of them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TenantFromHostName extends OncePerRequestFilter {
    static final int MISDIRECTED = 421;
    /// Paths that a monitoring system may request under any host name, because they concern the whole process.
    private static final Set<String> OF_THE_PROCESS = Set.of("/sante", "/sante/vivant");

    private final Tenants tenants;

    TenantFromHostName(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var territory = tenants.several()
                ? Optional.ofNullable(request.getServerName()).flatMap(tenants::at)
                : Optional.of(tenants.here());
        if (territory.isEmpty()
                && request.getDispatcherType() == DispatcherType.REQUEST
                && !OF_THE_PROCESS.contains(request.getRequestURI())) {
            response.sendError(MISDIRECTED);
            return;
        }
        try (var _ = CurrentTenantScope.enter(territory.orElse(tenants.here()))) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
