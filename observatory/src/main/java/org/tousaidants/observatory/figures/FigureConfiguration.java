package org.tousaidants.observatory.figures;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.DashboardFigure;
import org.tousaidants.platform.web.PublicMenuEntry;

@Configuration(proxyBeanMethods = false)
class FigureConfiguration {
    private static final int MONTHS = 13;
    private static final String PATH = "/chiffres/";

    @Bean
    PublicMenuEntry figuresLink() {
        return PublicMenuEntry.open("/chiffres", "figures.nav", PublicMenuEntry.FOOT);
    }

    @Bean
    static DashboardFigure actsFigure(Figures figures) {
        return coordination(figures, "accompagnements", "figures.desk.acts", 1);
    }

    @Bean
    static DashboardFigure respectFigure(Figures figures) {
        return coordination(figures, "respect", "figures.desk.respect", 2);
    }

    /// Declares a figure for the home page of coordinators: the share of people who live too far from help, by
    /// road if road data is known, otherwise in a straight line.
    @Bean
    static DashboardFigure farFigure(Figures figures) {
        return new DashboardFigure(
                3,
                Role.COORDINATOR,
                _ -> Optional.of(AccessToHelpFigures.of(id -> figures.latest(id).isPresent()))
                        .flatMap(access -> months(figures, access.far)
                                .map(value -> new DashboardFigure.DashboardFigureValue(
                                        PATH + access.far, "figures.desk.far." + access.unit, value))));
    }

    @Bean
    static DashboardFigure recognisedPlacesFigure(Figures figures) {
        return coordination(figures, "lieux-reconnus", "figures.desk.places", 4);
    }

    private static DashboardFigure coordination(Figures figures, String id, String key, int order) {
        return DashboardFigure.of(PATH + id, key, order, Role.COORDINATOR, _ -> months(figures, id));
    }

    /// Returns the last stored value of a figure and the values of the twelve months before it; empty if there
    /// is none. Values that are hidden to protect people stay hidden.
    private static Optional<DashboardFigure.FigureWithTrend> months(Figures figures, String id) {
        return figures.find(id).flatMap(counted -> {
            var months = counted.trend().stream()
                    .filter(one -> one.edition() == counted.definition().edition())
                    .flatMap(one ->
                            Optional.ofNullable(one.shown(counted.definition().kind())).stream())
                    .toList();
            var last = months.subList(Math.max(0, months.size() - MONTHS), months.size());
            return last.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DashboardFigure.FigureWithTrend(last.getLast(), last));
        });
    }
}
