package org.tousaidants.observatory.figures;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.DashboardFigure;
import org.tousaidants.platform.web.NavLink;

@Configuration(proxyBeanMethods = false)
class FigureConfiguration {
    private static final int MONTHS = 13;
    private static final String PATH = "/chiffres/";

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

    /// Shows the share of people too far from help, by road if the roads are known, else in a straight line.
    @Bean
    static DashboardFigure farFigure(Figures figures) {
        return new DashboardFigure(
                3,
                Role.COORDINATOR,
                _ -> Optional.of(AccessFigures.of(id -> figures.latest(id).isPresent()))
                        .flatMap(access -> months(figures, access.far)
                                .map(value -> new DashboardFigure.Shown(
                                        PATH + access.far, "figures.desk.far." + access.unit, value))));
    }

    @Bean
    static DashboardFigure recognisedPlacesFigure(Figures figures) {
        return coordination(figures, "lieux-reconnus", "figures.desk.places", 4);
    }

    private static DashboardFigure coordination(Figures figures, String id, String key, int order) {
        return DashboardFigure.of(PATH + id, key, order, Role.COORDINATOR, _ -> months(figures, id));
    }

    /// The last stored value and those of twelve months before; a hidden value stays hidden.
    private static Optional<DashboardFigure.Value> months(Figures figures, String id) {
        return figures.find(id).flatMap(counted -> {
            var months = counted.trend().stream()
                    .filter(one -> one.edition() == counted.definition().edition())
                    .flatMap(one ->
                            Optional.ofNullable(one.shown(counted.definition().kind())).stream())
                    .toList();
            var last = months.subList(Math.max(0, months.size() - MONTHS), months.size());
            return last.isEmpty() ? Optional.empty() : Optional.of(new DashboardFigure.Value(last.getLast(), last));
        });
    }
}
