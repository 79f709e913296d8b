package org.tousaidants.observatory.procedures;

/// « Cas » — the number of cases of a procedure.
///
/// @param told with a known result
/// @param failed not solved, or solved in part
record ProcedureCaseCount(String procedure, long acts, long told, long failed, long minutes) {
    ProcedureCaseCount and(ProcedureCaseCount other) {
        return new ProcedureCaseCount(
                procedure, acts + other.acts, told + other.told, failed + other.failed, minutes + other.minutes);
    }
}
