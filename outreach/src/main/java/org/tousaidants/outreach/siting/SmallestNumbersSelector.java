package org.tousaidants.outreach.siting;

/// Selects the smallest values of an array without sorting the others.
final class SmallestNumbersSelector {
    private SmallestNumbersSelector() {}

    /// Moves the sites with the smallest values, of those between the positions `from` and `to`, to the
    /// positions before `until`.
    static void smallestFirst(int[] sites, int from, int to, int until, double[] worth) {
        int low = from, high = to - 1;
        while (low < high && until > low && until <= high) {
            var pivot = worth[sites[(low + high) >>> 1]];
            int i = low, j = high;
            while (i <= j) {
                while (worth[sites[i]] < pivot) i++;
                while (worth[sites[j]] > pivot) j--;
                if (i <= j) {
                    var held = sites[i];
                    sites[i++] = sites[j];
                    sites[j--] = held;
                }
            }
            if (until - 1 <= j) high = j;
            else if (until - 1 >= i) low = i;
            else return;
        }
    }
}
