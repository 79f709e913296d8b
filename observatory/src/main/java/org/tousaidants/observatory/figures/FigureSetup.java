package org.tousaidants.observatory.figures;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.DashboardFigure;
import org.tousaidants.platform.web.NavLink;

@Configuration(proxyBeanMethods = false)
class FigureSetup {
    private static final int MONTHS = 13;

    @Bean
    NavLink figuresLink() {
        return NavLink.open("/chiffres", "figures.nav", NavLink.FOOT);
    }

    @Bean
    static DashboardFigure actsFigure(Figures figures) {
        return coordination(figures, "accompagnements", "figures.desk.acts", 1);
    }

    @Bean
    static DashboardFigure respectFigure(Figures figures) {
        return coordination(figures, "respect", "figures.desk.respect", 2);
    }

    @Bean
    static DashboardFigure farFigure(Figures figures) {
        return coordination(figures, AccessFigures.ROAD.far, "figures.desk.far", 3);
    }

    /// Without roads.
    @Bean
    static DashboardFigure farAsTheCrowFliesFigure(Figures figures) {
        var figure = coordination(figures, AccessFigures.LINE.far, "figures.desk.far.km", 3);
        return new DashboardFigure(
                figure.path(),
                figure.key(),
                figure.order(),
                figure.role(),
                actor -> figures.latest(AccessFigures.ROAD.far).isPresent()
                        ? Optional.empty()
                        : figure.value().apply(actor));
    }

    @Bean
    static DashboardFigure recognisedPlacesFigure(Figures figures) {
        return coordination(figures, "lieux-reconnus", "figures.desk.places", 4);
    }

    /// The last stored value and those of twelve months before; a hidden value stays hidden.
    private static DashboardFigure coordination(Figures figures, String id, String key, int order) {
        return new DashboardFigure(
                "/chiffres/" + id,
                key,
                order,
                Role.COORDINATOR,
                _ -> figures.find(id).flatMap(counted -> {
                    var months = counted.trend().stream()
                            .filter(one -> one.edition() == counted.definition().edition())
                            .flatMap(one -> Optional.ofNullable(
                                    one.shown(counted.definition().kind()))
                                    .stream())
                            .toList();
                    var last = months.subList(Math.max(0, months.size() - MONTHS), months.size());
                    return last.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new DashboardFigure.Value(last.getLast(), last));
                }));
    }
}
