package org.tousaidants.support.today;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.activitylog.LatestActivities;
import org.tousaidants.support.appointments.HelperSlots;
import org.tousaidants.support.outcomes.OutcomeTally;
import org.tousaidants.support.outcomes.Outcomes;
import org.tousaidants.support.referrals.PlaceWorkList;
import org.tousaidants.support.referrals.ReferralReader;
import org.tousaidants.support.referrals.Referrals;

/// « Ma journée » — mobile first, in the order of the day.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class HelperTodayPages {
    private static final String PATH = "/aujourdhui";

    record TodayView(
            PlaceWorkList day,
            List<HelperSlots.ComingSlots> slots,
            List<LatestActivities.ActivityRow> acts,
            OutcomeTally said) {}

    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final Outcomes outcomes;
    private final HelperSlots appointments;
    private final LatestActivities acts;

    HelperTodayPages(
            Referrals referrals,
            ReferralReader referralReader,
            Outcomes outcomes,
            HelperSlots appointments,
            LatestActivities acts) {
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.outcomes = outcomes;
        this.appointments = appointments;
        this.acts = acts;
    }

    @LogsPersonalDataReading("attendees")
    @GetMapping(PATH)
    View today(Actor actor, Page page) {
        return View.of(
                "support/today/today",
                new TodayView(
                        referralReader.day(actor),
                        appointments.today(actor),
                        acts.of(actor, page),
                        outcomes.own(actor)));
    }

    /// Each reading of shared data is logged separately.
    @PostMapping(PATH + "/orientations/{id}/ouverture")
    View open(Actor actor, @PathVariable String id) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) throw new NotFound();
        return referrals.open(actor, UUID.fromString(id)).map(View::redirect).orElseThrow(NotFound::new);
    }

    /// Visits and calls of today, and referrals that await an answer or a result.
    @Bean
    static TaskSource dayTasks(ReferralReader referralReader) {
        return TaskSource.only(Set.of(Role.HELPER, Role.COORDINATOR), actor -> {
            var day = referralReader.day(actor);
            return Stream.of("arrivals", "calls", "waiting", "late")
                    .flatMap(section -> day.of(section).stream()
                            .map(row -> Task.of(
                                            section.equals("arrivals") ? Kind.APPOINTMENT : Kind.REFERRAL,
                                            "today.task." + section,
                                            section.equals("calls") ? Verb.CALL : Verb.ANSWER,
                                            PATH,
                                            row.place())
                                    .about(row.id())
                                    .since(row.moved())
                                    .urgent(row.urgent() || section.equals("arrivals"))));
        });
    }
}
