package org.tousaidants.outreach.mobilevisits;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.hours.WorkingHoursDeadline;

/// « Tournée jouée » — creates a bus that visits Marennes and Pons every other week, with one cancelled visit, for
/// the demonstration and for browser tests.
@Component
public class DemoHelpBusTour {
    /// The tour and one of its passages that were created, for browser tests.
    public record DemoPlannedStop(UUID round, UUID passage, String driver, LocalDate day) {}

    private static final int TIMES = 6;

    private final HelpBusStops passages;

    DemoHelpBusTour(HelpBusStops passages) {
        this.passages = passages;
    }

    /// Creates the tour once. After a restart the bus already exists, so nothing is created.
    @Transactional
    public void once() {
        if (passages.rounds().isEmpty()) seen();
    }

    @Transactional
    public DemoPlannedStop seen() {
        var round = passages.open("Bus numérique (démonstration)", "+33536490017");
        var day = firstTuesday(passages.today().plusDays(3));
        stops(round, "17219", "place du marché", day, 9);
        stops(round, "17283", "place de la mairie", day, 14);
        stops(round, "17385", "parking de l’école", day.plusDays(2), 10);
        var first = passages.ofRound(round.id());
        passages.cancel(first.getFirst().id(), HelpBusStop.StopChangeReason.BREAKDOWN);
        passages.delay(first.get(1).id(), HelpBusStop.StopChangeReason.ROAD, 30);
        return new DemoPlannedStop(
                round.id(), first.get(2).id(), passages.driverLink(round.id()).text(), day);
    }

    /// Returns the first Tuesday on which the bus comes. Neither this Tuesday nor the Thursday of the same week
    /// is a public holiday.
    ///
    /// @param from the earliest possible day
    private static LocalDate firstTuesday(LocalDate from) {
        var day = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
        while (!WorkingHoursDeadline.isWorkingDay(day) || !WorkingHoursDeadline.isWorkingDay(day.plusDays(2)))
            day = day.plusWeeks(1);
        return day;
    }

    private void stops(HelpBusTour round, String commune, String spot, LocalDate day, int hour) {
        passages.add(
                new HelpBusStops.HelpBusStopSeries(
                        round, commune, spot, day, LocalTime.of(hour, 0), LocalTime.of(hour + 3, 0), 2, TIMES),
                false);
    }
}
