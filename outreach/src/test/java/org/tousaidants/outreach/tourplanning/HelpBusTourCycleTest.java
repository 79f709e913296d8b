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
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.outreach.tourplanning.HelpBusTourCycle.DriverShiftBreach;
import org.tousaidants.outreach.tourplanning.HelpBusVehicle.VehicleTimeWindow;
import org.tousaidants.outreach.traveltimes.CommuneTravelOrigin;
import org.tousaidants.outreach.traveltimes.CommuneTravelTimeCache;
import org.tousaidants.outreach.traveltimes.TravelTimeSource;

class HelpBusTourCycleTest {
    private static final Communes COMMUNES = Communes.shipped();
    private static final VehicleTimeWindow DAY = new VehicleTimeWindow(510, 1_050);

    private static Commune at(String name) {
        return COMMUNES.search(name, 20).stream()
                .filter(one -> one.departement().equals("17"))
                .findFirst()
                .orElseThrow();
    }

    private static HelpBusVehicle van(String name, String base) {
        return new HelpBusVehicle(name, at(base), DAY, new VehicleTimeWindow(720, 780), 20);
    }

    private static PlannedHelpBusStop visit(String commune, int line, int minutes, VehicleTimeWindow... hours) {
        return new PlannedHelpBusStop(at(commune), line, minutes, List.of(hours), Optional.empty(), 0, false);
    }

    @Test
    void twoVehiclesKeepHoursPausesAndSettingUpAndTheSameSeedPlansTheSame() {
        var visits = new ArrayList<PlannedHelpBusStop>();
        var line = 0;
        for (var name : List.of("Marennes", "Royan", "Jonzac", "Pons", "Surgères", "Marans", "Saujon", "Montendre"))
            visits.add(visit(name, line++, 120, new VehicleTimeWindow(540, 750), new VehicleTimeWindow(840, 1_020)));
        visits.add(visit("Matha", line, 60));
        visits.add(visit("Matha", line, 60));
        var cycle = new HelpBusTourCycle(List.of(van("Un", "Saintes"), van("Deux", "Rochefort")), visits, 5, 0);
        var plan = HelpBusTourPlan.of(cycle, 7);
        assertThat(plan.left()).isEmpty();
        assertThat(plan.breaches()).isEmpty();
        assertThat(plan.text()).isEqualTo(HelpBusTourPlan.of(cycle, 7).text());
        assertThat(HelpBusTourPlan.read(cycle, plan.text()).orElseThrow().text())
                .isEqualTo(plan.text());
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
        var promised = new PlannedHelpBusStop(
                at("Jonzac"),
                1_000,
                120,
                List.of(new VehicleTimeWindow(600, 720)),
                Optional.of(new PlannedHelpBusStop.PromisedStopDay(0, 1)),
                0,
                false);
        var cycle = new HelpBusTourCycle(List.of(van("Un", "Saintes")), List.of(visit("Pons", 0, 60), promised), 3, 2);
        var plan = HelpBusTourPlan.of(cycle, 1);
        assertThat(plan.shifts()[1]).containsExactly(1);
        assertThat(plan.shifts()[2]).containsExactly(0);
        assertThat(plan.after("deplacer 1 2")).isEmpty();
        var moved = plan.after("deplacer 0 1").orElseThrow();
        assertThat(moved.change().broken())
                .extracting(DriverShiftBreach::kind)
                .containsExactly(DriverShiftBreach.ShiftBreachKind.PAST_DAY);
    }

    @Test
    void eachChangeByHandSaysWhatItBreaksAndWhatItMends() {
        var cycle = new HelpBusTourCycle(
                List.of(van("Un", "Saintes")),
                List.of(
                        visit("Pons", 0, 90, new VehicleTimeWindow(540, 660)),
                        visit("Jonzac", 1, 60, new VehicleTimeWindow(780, 900))),
                1,
                0);
        var plan = HelpBusTourPlan.of(cycle, 1);
        assertThat(plan.breaches()).isEmpty();
        var broken = plan.after("plus-tot 1").orElseThrow();
        assertThat(broken.change().broken())
                .extracting(DriverShiftBreach::kind, DriverShiftBreach::visit)
                .contains(org.assertj.core.groups.Tuple.tuple(DriverShiftBreach.ShiftBreachKind.CLOSED, 0));
        assertThat(broken.plan().after("plus-tard 1").orElseThrow().change().mended())
                .isNotEmpty();
        assertThat(plan.after("plus-tot 0")).as("it is the first already").isEmpty();
        assertThat(plan.after("retirer 0").orElseThrow().plan().left()).containsExactly(0);
    }

    @Test
    void onlyOneFitsAndItIsTheOneThatWasMissed() {
        var missed = new PlannedHelpBusStop(at("Jonzac"), 1, 400, List.of(), Optional.empty(), 2, false);
        var cycle = new HelpBusTourCycle(
                List.of(new HelpBusVehicle("Un", at("Saintes"), DAY, VehicleTimeWindow.NONE, 0)),
                List.of(visit("Pons", 0, 400), missed),
                1,
                0);
        var plan = HelpBusTourPlan.of(cycle, 1);
        assertThat(plan.left()).containsExactly(0);
        assertThat(plan.lacks(0)).isEqualTo("planner.left.room");
    }

    @Test
    void anIslandWithoutABridgeIsSaidToBeOneAndHoursThatNoDayHoldsToo() {
        var cycle = new HelpBusTourCycle(
                List.of(new HelpBusVehicle("Un", at("La Rochelle"), DAY, VehicleTimeWindow.NONE, 0)),
                List.of(visit("Saint-Denis-d’Oléron", 0, 60), visit("Lagord", 1, 60, new VehicleTimeWindow(500, 565))),
                2,
                0);
        var plan = HelpBusTourPlan.of(cycle, 1);
        assertThat(plan.left()).containsExactlyInAnyOrder(0, 1);
        assertThat(plan.lacks(0)).isEqualTo("planner.breach.no_way");
        assertThat(plan.lacks(1)).isEqualTo("planner.left");
        var bridged = new PlannedHelpBusStop(at("Saint-Denis-d’Oléron"), 0, 60, List.of(), Optional.empty(), 0, true);
        assertThat(HelpBusTourPlan.of(new HelpBusTourCycle(cycle.vehicles, List.of(bridged), 2, 0), 1)
                        .left())
                .as("the coordination knows of a way")
                .isEmpty();
    }

    @Test
    void whereRoadsAreKnownTheyCountOneWayAndTheOtherAndLeadToTheIsland() {
        var vehicle = new HelpBusVehicle("Un", at("La Rochelle"), DAY, VehicleTimeWindow.NONE, 0);
        var visits = List.of(visit("Saint-Denis-d’Oléron", 0, 60), visit("Lagord", 1, 60));
        // The way towards the base of the vehicle takes twice as long.
        var ways = new CommuneTravelTimeCache(
                new TravelTimeSource() {
                    @Override
                    public boolean estimated() {
                        return false;
                    }

                    @Override
                    public short[] towards(GeoPoint place, List<CommuneTravelOrigin> origins) {
                        var minutes = new short[origins.size()];
                        Arrays.fill(
                                minutes, (short) (place.equals(vehicle.base().centre()) ? 80 : 40));
                        return minutes;
                    }
                },
                COMMUNES.inDepartement("17"));
        var cycle = new HelpBusTourCycle(List.of(vehicle), visits, 2, 0, Optional.of(ways));
        var plan = HelpBusTourPlan.of(cycle, 1);
        assertThat(plan.left()).as("a road leads there").isEmpty();
        assertThat(cycle.estimated).isFalse();
        assertThat(cycle.road(0, new int[] {0})).isEqualTo(120);
        assertThat(new HelpBusTourCycle(List.of(vehicle), visits, 2, 0).estimated)
                .isTrue();
        var cut = new HelpBusTourCycle(
                List.of(vehicle),
                visits,
                2,
                0,
                Optional.of(new CommuneTravelTimeCache(new NoWay(), COMMUNES.inDepartement("17"))));
        assertThat(HelpBusTourPlan.of(cut, 1).lacks(0)).isEqualTo("planner.breach.no_way");
    }

    /// A road extract that contains none of the roads.
    private record NoWay() implements TravelTimeSource {
        @Override
        public boolean estimated() {
            return false;
        }

        @Override
        public short[] towards(GeoPoint place, List<CommuneTravelOrigin> origins) {
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
