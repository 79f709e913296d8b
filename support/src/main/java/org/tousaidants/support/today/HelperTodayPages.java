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
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.activitylog.LatestActivities;
import org.tousaidants.support.appointments.HelperAppointments;
import org.tousaidants.support.outcomes.HelpOutcomeCounts;
import org.tousaidants.support.outcomes.HelpOutcomes;
import org.tousaidants.support.referrals.PlaceReferralWorkList;
import org.tousaidants.support.referrals.ReferralReader;
import org.tousaidants.support.referrals.Referrals;

/// « Ma journée » — the page of a helper's day, designed for telephones, in chronological order.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class HelperTodayPages {
    private static final String PATH = "/aujourdhui";

    record HelperTodayView(
            PlaceReferralWorkList day,
            List<HelperAppointments.TodaysAppointmentSlot> slots,
            List<LatestActivities.ActivityRow> acts,
            HelpOutcomeCounts said) {}

    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final HelpOutcomes outcomes;
    private final HelperAppointments appointments;
    private final LatestActivities acts;

    HelperTodayPages(
            Referrals referrals,
            ReferralReader referralReader,
            HelpOutcomes outcomes,
            HelperAppointments appointments,
            LatestActivities acts) {
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.outcomes = outcomes;
        this.appointments = appointments;
        this.acts = acts;
    }

    @LogsPersonalDataReading("attendees")
    @GetMapping(PATH)
    View today(SignedInPerson actor, Page page) {
        return View.of(
                "support/today/today",
                new HelperTodayView(
                        referralReader.day(actor),
                        appointments.today(actor),
                        acts.of(actor, page),
                        outcomes.own(actor)));
    }

    /// Opens a referral of the day. Each reading of shared data is logged separately.
    @PostMapping(PATH + "/orientations/{id}/ouverture")
    View open(SignedInPerson actor, @PathVariable String id) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) throw new NotFoundException();
        return referrals.open(actor, UUID.fromString(id)).map(View::redirect).orElseThrow(NotFoundException::new);
    }

    /// Returns tasks for today's visits and calls, and for referrals that wait for an answer or a result.
    @Bean
    static TaskSource dayTasks(ReferralReader referralReader) {
        return TaskSource.only(Set.of(Role.HELPER, Role.COORDINATOR), actor -> {
            var day = referralReader.day(actor);
            return Stream.of("arrivals", "calls", "waiting", "late")
                    .flatMap(section -> day.of(section).stream()
                            .map(row -> Task.of(
                                            section.equals("arrivals") ? TaskKind.APPOINTMENT : TaskKind.REFERRAL,
                                            "today.task." + section,
                                            section.equals("calls") ? TaskActionLabel.CALL : TaskActionLabel.ANSWER,
                                            PATH,
                                            row.place())
                                    .about(row.id())
                                    .since(row.moved())
                                    .urgent(row.urgent() || section.equals("arrivals"))));
        });
    }
}
