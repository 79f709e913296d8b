package org.tousaidants.outreach.siting;

/// « Plan d’implantation » — the open sites, the cost of the plan, and a lower bound of the cost of any plan.
public record SiteMedianSolution(int[] sites, double cost, double bound) {
    /// Returns the largest possible difference between this plan and the best possible plan, in percent of the
    /// cost.
    public double gapPercent() {
        return cost == 0 ? 0 : 100 * Math.abs(cost - bound) / Math.abs(cost);
    }
}
