package org.tousaidants.observatory.figures;

import org.springframework.stereotype.Component;
import org.tousaidants.platform.tenancy.TenantScope;

/// « Chiffres joués » — counted anew once a demonstration has its year, behind the page.
@Component
public class PlayedFigures {
    private final Figures figures;

    PlayedFigures(Figures figures) {
        this.figures = figures;
    }

    public void again() {
        var tenant = TenantScope.here();
        Thread.ofVirtual().name("played-figures").start(() -> TenantScope.in(tenant, figures::begin));
    }
}
