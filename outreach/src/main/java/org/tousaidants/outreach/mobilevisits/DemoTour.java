package org.tousaidants.outreach.mobilevisits;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.hours.WorkingTime;

/// « Tournée jouée » — a bus that serves Marennes and Pons every other week, with one cancelled visit, for the
/// demonstration and for browser tests.
@Component
public class DemoTour {
    /// The created tour and passage, for browser tests.
    public record PlannedPassage(UUID round, UUID passage, String driver, LocalDate day) {}

    private static final int TIMES = 6;

    private final Passages passages;

    DemoTour(Passages passages) {
        this.passages = passages;
    }

    /// After a restart the bus already exists, so nothing is created.
    @Transactional
    public void once() {
        if (passages.rounds().isEmpty()) seen();
    }

    @Transactional
    public PlannedPassage seen() {
        var round = passages.open("Bus numérique (démonstration)", "+33536490017");
        var day = firstTuesday(passages.today().plusDays(3));
        stops(round, "17219", "place du marché", day, 9);
        stops(round, "17283", "place de la mairie", day, 14);
        stops(round, "17385", "parking de l’école", day.plusDays(2), 10);
        var first = passages.ofRound(round.id());
        passages.cancel(first.getFirst().id(), Passage.Reason.BREAKDOWN);
        passages.delay(first.get(1).id(), Passage.Reason.ROAD, 30);
        return new PlannedPassage(
                round.id(), first.get(2).id(), passages.driverLink(round.id()).text(), day);
    }

    /// Finds the first Tuesday on which the bus comes, with the Thursday after it, neither of them a public
    /// holiday.
    private static LocalDate firstTuesday(LocalDate from) {
        var day = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
        while (!WorkingTime.isWorkingDay(day) || !WorkingTime.isWorkingDay(day.plusDays(2))) day = day.plusWeeks(1);
        return day;
    }

    private void stops(MobileTour round, String commune, String spot, LocalDate day, int hour) {
        passages.add(
                new Passages.PassageSeries(
                        round, commune, spot, day, LocalTime.of(hour, 0), LocalTime.of(hour + 3, 0), 2, TIMES),
                false);
    }
}
