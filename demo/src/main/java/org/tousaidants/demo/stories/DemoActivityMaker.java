package org.tousaidants.demo.stories;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.hours.WorkingHoursDeadline;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.support.activitylog.HelpActivities;
import org.tousaidants.support.activitylog.HelpActivity;
import org.tousaidants.support.activitylog.HelpActivity.ActivityKind;
import org.tousaidants.support.activitylog.HelpActivity.ActivityOutcome;
import org.tousaidants.support.activitylog.HelpActivity.ActivitySetting;
import org.tousaidants.support.activitylog.HelpActivity.DeviceUsedInActivity;
import org.tousaidants.support.activitylog.HelpActivity.HelpMode;
import org.tousaidants.support.activitylog.NationalActivityLogTerms;
import org.tousaidants.support.activitylog.Obstacle;

/// « Accompagnements joués » — creates some weeks of logged help by one helper.
@Component
class DemoActivityMaker {
    private static final int MANY = 36;
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.of(15, 40), LocalTime.of(11, 10), LocalTime.of(9, 20));

    private final HelpActivities acts;
    private final Clock clock;

    DemoActivityMaker(HelpActivities acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    @Transactional
    public void play(SignedInPerson helper, Place place) {
        if (!acts.latest(helper, 1).isEmpty()) return;
        acts.makeUsual(helper, place.code());
        var procedures = NationalActivityLogTerms.procedures();
        for (var n = 0; n < MANY; n++) {
            var workshop = n % 9 == 4;
            var procedure = procedures.get(n * 5 % procedures.size());
            var failed = n % 5 == 2;
            var what = new HelpActivity.ActivityDetails(
                    workshop ? ActivityKind.WORKSHOP : ActivityKind.INDIVIDUAL,
                    moment(n),
                    List.of(NationalActivityLogTerms.themeOf(procedure).orElseThrow()),
                    Optional.of(procedure),
                    workshop ? Optional.empty() : Optional.of(HelpMode.values()[n % HelpMode.values().length]),
                    15 * (1 + n % 4),
                    workshop ? 4 + n % 5 : 1,
                    new HelpActivity.ActivityPlace(
                            n % 6 == 5 ? ActivitySetting.REMOTE : ActivitySetting.PLACE,
                            Optional.of(place.id().value())),
                    EnumSet.of(n % 2 == 0 ? DeviceUsedInActivity.COMPUTER : DeviceUsedInActivity.PHONE),
                    new HelpActivity.ActivityResult(
                            Optional.of(failed ? ActivityOutcome.NOT : ActivityOutcome.SOLVED),
                            failed ? Optional.of(Obstacle.values()[n % Obstacle.values().length]) : Optional.empty(),
                            Optional.empty()));
            acts.log(helper, UUID.randomUUID(), what, Optional.empty());
        }
    }

    /// Returns the time of the activity with this number. There are three activities per working day, and the
    /// first is on the last working day before the current day; higher numbers are earlier.
    private Instant moment(int n) {
        var day = ParisTime.today(clock);
        for (var left = n / TIMES.size(); left >= 0; left--)
            do day = day.minusDays(1);
            while (!WorkingHoursDeadline.isWorkingDay(day));
        return day.atTime(TIMES.get(n % TIMES.size())).atZone(ParisTime.ZONE).toInstant();
    }
}
