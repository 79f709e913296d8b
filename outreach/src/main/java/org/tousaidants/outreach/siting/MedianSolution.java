package org.tousaidants.outreach.siting;

/// « Plan d’implantation » — the open sites, the cost, and a lower bound of the cost of any plan.
public record MedianSolution(int[] sites, double cost, double bound) {
    /// The largest possible improvement in percent.
    public double gapPercent() {
        return cost == 0 ? 0 : 100 * Math.abs(cost - bound) / Math.abs(cost);
    }
}
