package org.tousaidants.reach.siting;

/// « Plan d’implantation » — the sites that open, what it costs, and what no plan can be under.
public record SitePlan(int[] sites, double cost, double bound) {
    /// How much better a plan might be at most, in percent.
    public double gapPercent() {
        return cost == 0 ? 0 : 100 * Math.abs(cost - bound) / Math.abs(cost);
    }
}
