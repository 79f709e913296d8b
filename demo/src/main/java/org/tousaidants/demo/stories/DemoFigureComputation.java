package org.tousaidants.demo.stories;

import org.springframework.stereotype.Component;
import org.tousaidants.observatory.figures.Figures;
import org.tousaidants.platform.tenancy.TenantScope;

/// « Chiffres joués » — recomputes the figures in the background once the demonstration has its year.
@Component
public class DemoFigureComputation {
    private final Figures figures;

    DemoFigureComputation(Figures figures) {
        this.figures = figures;
    }

    public void again() {
        var tenant = TenantScope.here();
        Thread.ofVirtual().name("played-figures").start(() -> TenantScope.in(tenant, figures::begin));
    }
}
