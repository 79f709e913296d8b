package org.tousaidants.observatory.boards;

import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.DashboardFigure;
import org.tousaidants.platform.web.View;

/// Pages with the network's figures of the week for the coordination, and with a helper's own figures.
@Controller
class CoordinationBoardPages {
    private static final String WEEK = "/bureau/semaine";

    private static final String MINE = "/mes-chiffres";

    private final CoordinationBoards boards;

    CoordinationBoardPages(CoordinationBoards boards) {
        this.boards = boards;
    }

    @Bean
    static DashboardFigure ownActsFigure(CoordinationBoards boards) {
        return own("acts", 1, boards::acts);
    }

    @Bean
    static DashboardFigure ownHoursFigure(CoordinationBoards boards) {
        return own("hours", 2, boards::hours);
    }

    @Bean
    static DashboardFigure ownSolvedFigure(CoordinationBoards boards) {
        return own("solved", 3, boards::solved);
    }

    private static DashboardFigure own(String what, int order, Function<SignedInPerson, Number> value) {
        return DashboardFigure.of(
                MINE,
                "boards.figure." + what,
                order,
                Role.HELPER,
                actor -> DashboardFigure.FigureWithTrend.of(value.apply(actor)));
    }

    @GetMapping(WEEK)
    @AllowedRoles(Role.COORDINATOR)
    View week(SignedInPerson actor) {
        return View.of("observatory/boards/week", boards.week());
    }

    @GetMapping(MINE)
    @AllowedRoles(Role.HELPER)
    View mine(SignedInPerson actor) {
        return View.of("observatory/boards/mine", boards.mine(actor.id()));
    }
}
