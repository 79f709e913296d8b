package org.tousaidants.outreach.tourplanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Point;
import org.tousaidants.outreach.tourplanning.TourCycle.ShiftBreach;
import org.tousaidants.outreach.tourplanning.Vehicle.TimeWindow;
import org.tousaidants.outreach.traveltimes.CachedTravelTimes;
import org.tousaidants.outreach.traveltimes.CommuneOrigin;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;

class TourCycleTest {
    private static final Communes COMMUNES = Communes.shipped();
    private static final TimeWindow DAY = new TimeWindow(510, 1_050);

    private static Commune at(String name) {
        return COMMUNES.search(name, 20).stream()
                .filter(one -> one.departement().equals("17"))
                .findFirst()
                .orElseThrow();
    }

    private static Vehicle van(String name, String base) {
        return new Vehicle(name, at(base), DAY, new TimeWindow(720, 780), 20);
    }

    private static TourVisit visit(String commune, int line, int minutes, TimeWindow... hours) {
        return new TourVisit(at(commune), line, minutes, List.of(hours), Optional.empty(), 0, false);
    }

    @Test
    void twoVehiclesKeepHoursPausesAndSettingUpAndTheSameSeedPlansTheSame() {
        var visits = new ArrayList<TourVisit>();
        var line = 0;
        for (var name : List.of("Marennes", "Royan", "Jonzac", "Pons", "Surgères", "Marans", "Saujon", "Montendre"))
            visits.add(visit(name, line++, 120, new TimeWindow(540, 750), new TimeWindow(840, 1_020)));
        visits.add(visit("Matha", line, 60));
        visits.add(visit("Matha", line, 60));
        var cycle = new TourCycle(List.of(van("Un", "Saintes"), van("Deux", "Rochefort")), visits, 5, 0);
        var plan = TourPlan.of(cycle, 7);
        assertThat(plan.left()).isEmpty();
        assertThat(plan.breaches()).isEmpty();
        assertThat(plan.text()).isEqualTo(TourPlan.of(cycle, 7).text());
        assertThat(TourPlan.read(cycle, plan.text()).orElseThrow().text()).isEqualTo(plan.text());
        for (var shift = 0; shift < cycle.shifts(); shift++) {
            var now = DAY.from();
            for (var call : cycle.kept(shift, plan.shifts()[shift]).calls()) {
                assertThat(call.arrives()).isGreaterThanOrEqualTo(now);
                assertThat(List.of(call.arrives(), call.opens(), call.leaves()))
                        .as("announced times are multiples of five minutes")
                        .allMatch(minute -> minute % 5 == 0);
                assertThat(call.opens()).isGreaterThanOrEqualTo(call.arrives() + 20);
                assertThat(call.opens() >= 780 || call.leaves() <= 720).isTrue();
                now = call.leaves();
            }
        }
        var matha = IntStream.range(0, cycle.shifts())
                .filter(shift -> IntStream.of(plan.shifts()[shift]).anyMatch(one -> one >= 8))
                .map(cycle::day)
                .toArray();
        assertThat(matha[0]).isNotEqualTo(matha[1]);
    }

    @Test
    void whatWasPromisedStaysAndAPastDayTakesNothingMore() {
        var promised = new TourVisit(
                at("Jonzac"),
                1_000,
                120,
                List.of(new TimeWindow(600, 720)),
                Optional.of(new TourVisit.PromisedDay(0, 1)),
                0,
                false);
        var cycle = new TourCycle(List.of(van("Un", "Saintes")), List.of(visit("Pons", 0, 60), promised), 3, 2);
        var plan = TourPlan.of(cycle, 1);
        assertThat(plan.shifts()[1]).containsExactly(1);
        assertThat(plan.shifts()[2]).containsExactly(0);
        assertThat(plan.after("deplacer 1 2")).isEmpty();
        var moved = plan.after("deplacer 0 1").orElseThrow();
        assertThat(moved.change().broken())
                .extracting(ShiftBreach::kind)
                .containsExactly(ShiftBreach.BreachKind.PAST_DAY);
    }

    @Test
    void eachChangeByHandSaysWhatItBreaksAndWhatItMends() {
        var cycle = new TourCycle(
                List.of(van("Un", "Saintes")),
                List.of(
                        visit("Pons", 0, 90, new TimeWindow(540, 660)),
                        visit("Jonzac", 1, 60, new TimeWindow(780, 900))),
                1,
                0);
        var plan = TourPlan.of(cycle, 1);
        assertThat(plan.breaches()).isEmpty();
        var broken = plan.after("plus-tot 1").orElseThrow();
        assertThat(broken.change().broken())
                .extracting(ShiftBreach::kind, ShiftBreach::visit)
                .contains(org.assertj.core.groups.Tuple.tuple(ShiftBreach.BreachKind.CLOSED, 0));
        assertThat(broken.plan().after("plus-tard 1").orElseThrow().change().mended())
                .isNotEmpty();
        assertThat(plan.after("plus-tot 0")).as("it is the first already").isEmpty();
        assertThat(plan.after("retirer 0").orElseThrow().plan().left()).containsExactly(0);
    }

    @Test
    void onlyOneFitsAndItIsTheOneThatWasMissed() {
        var missed = new TourVisit(at("Jonzac"), 1, 400, List.of(), Optional.empty(), 2, false);
        var cycle = new TourCycle(
                List.of(new Vehicle("Un", at("Saintes"), DAY, TimeWindow.NONE, 0)),
                List.of(visit("Pons", 0, 400), missed),
                1,
                0);
        var plan = TourPlan.of(cycle, 1);
        assertThat(plan.left()).containsExactly(0);
        assertThat(plan.lacks(0)).isEqualTo("planner.left.room");
    }

    @Test
    void anIslandWithoutABridgeIsSaidToBeOneAndHoursThatNoDayHoldsToo() {
        var cycle = new TourCycle(
                List.of(new Vehicle("Un", at("La Rochelle"), DAY, TimeWindow.NONE, 0)),
                List.of(visit("Saint-Denis-d’Oléron", 0, 60), visit("Lagord", 1, 60, new TimeWindow(500, 565))),
                2,
                0);
        var plan = TourPlan.of(cycle, 1);
        assertThat(plan.left()).containsExactlyInAnyOrder(0, 1);
        assertThat(plan.lacks(0)).isEqualTo("planner.breach.no_way");
        assertThat(plan.lacks(1)).isEqualTo("planner.left");
        var bridged = new TourVisit(at("Saint-Denis-d’Oléron"), 0, 60, List.of(), Optional.empty(), 0, true);
        assertThat(TourPlan.of(new TourCycle(cycle.vehicles, List.of(bridged), 2, 0), 1)
                        .left())
                .as("the coordination knows of a way")
                .isEmpty();
    }

    @Test
    void whereRoadsAreKnownTheyCountOneWayAndTheOtherAndLeadToTheIsland() {
        var vehicle = new Vehicle("Un", at("La Rochelle"), DAY, TimeWindow.NONE, 0);
        var visits = List.of(visit("Saint-Denis-d’Oléron", 0, 60), visit("Lagord", 1, 60));
        // The way towards the base of the vehicle takes twice as long.
        var ways = new CachedTravelTimes(
                new TravelTimeSource() {
                    @Override
                    public boolean estimated() {
                        return false;
                    }

                    @Override
                    public short[] towards(Point place, List<CommuneOrigin> origins) {
                        var minutes = new short[origins.size()];
                        Arrays.fill(
                                minutes, (short) (place.equals(vehicle.base().centre()) ? 80 : 40));
                        return minutes;
                    }
                },
                COMMUNES.inDepartement("17"));
        var cycle = new TourCycle(List.of(vehicle), visits, 2, 0, Optional.of(ways));
        var plan = TourPlan.of(cycle, 1);
        assertThat(plan.left()).as("a road leads there").isEmpty();
        assertThat(cycle.estimated).isFalse();
        assertThat(cycle.road(0, new int[] {0})).isEqualTo(120);
        assertThat(new TourCycle(List.of(vehicle), visits, 2, 0).estimated).isTrue();
        var cut = new TourCycle(
                List.of(vehicle),
                visits,
                2,
                0,
                Optional.of(new CachedTravelTimes(new NoWay(), COMMUNES.inDepartement("17"))));
        assertThat(TourPlan.of(cut, 1).lacks(0)).isEqualTo("planner.breach.no_way");
    }

    /// A road extract that contains none of the roads.
    private record NoWay() implements TravelTimeSource {
        @Override
        public boolean estimated() {
            return false;
        }

        @Override
        public short[] towards(Point place, List<CommuneOrigin> origins) {
            var minutes = new short[origins.size()];
            Arrays.fill(minutes, NONE);
            return minutes;
        }
    }

    @Test
    void theNameOfACommuneThatHasMergedLeadsToThatOfToday() {
        assertThat(at("Hiers-Brouage").code()).isEqualTo("17219");
    }
}
