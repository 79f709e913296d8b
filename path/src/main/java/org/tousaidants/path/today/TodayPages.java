package org.tousaidants.path.today;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.path.actsofhelp.LatestActs;
import org.tousaidants.path.appointments.Appointments;
import org.tousaidants.path.outcomes.Outcomes;
import org.tousaidants.path.outcomes.Tally;
import org.tousaidants.path.referrals.Day;
import org.tousaidants.path.referrals.Referrals;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Errand;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Reads;
import org.tousaidants.platform.web.View;

/// « Ma journée » — thumb first on a phone, in the order of the day.
@Controller
@For({Role.COORDINATOR, Role.HELPER})
class TodayPages {
    private static final String PATH = "/aujourdhui";

    record Today(Day day, List<Appointments.Coming> slots, List<LatestActs.Line> acts, Tally said) {}

    private final Referrals referrals;
    private final Outcomes outcomes;
    private final Appointments appointments;
    private final LatestActs acts;

    TodayPages(Referrals referrals, Outcomes outcomes, Appointments appointments, LatestActs acts) {
        this.referrals = referrals;
        this.outcomes = outcomes;
        this.appointments = appointments;
        this.acts = acts;
    }

    @Reads("attendees")
    @GetMapping(PATH)
    View today(Actor actor, Page page) {
        return View.of(
                "path/today/today",
                new Today(referrals.day(actor), appointments.today(actor), acts.of(actor, page), outcomes.own(actor)));
    }

    /// Reading what a person passed on is an act of its own, which is written down.
    @PostMapping(PATH + "/orientations/{id}/ouverture")
    View open(Actor actor, @PathVariable String id) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) throw new NotFound();
        return referrals.open(actor, UUID.fromString(id)).map(View::redirect).orElseThrow(NotFound::new);
    }

    @Bean
    static NavLink todayLink() {
        return new NavLink(PATH, "today.nav", 4, Set.of(Role.HELPER));
    }

    /// Who comes today, and who waits for an answer.
    @Bean
    static Errand todayErrand(Referrals referrals) {
        return Errand.helper(PATH, "today.errand", 10, actor -> {
            var day = referrals.day(actor);
            return day.arrivals().size() + day.waiting().size() + day.late().size();
        });
    }
}
