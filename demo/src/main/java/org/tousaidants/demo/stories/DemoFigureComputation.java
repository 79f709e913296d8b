package org.tousaidants.demo.stories;

import org.springframework.stereotype.Component;
import org.tousaidants.observatory.figures.Figures;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// « Chiffres joués » — recomputes the figures in the background after the demonstration's year of data is stored.
@Component
public class DemoFigureComputation {
    private final Figures figures;

    DemoFigureComputation(Figures figures) {
        this.figures = figures;
    }

    public void again() {
        var tenant = CurrentTenantScope.here();
        Thread.ofVirtual().name("played-figures").start(() -> CurrentTenantScope.in(tenant, figures::begin));
    }
}
