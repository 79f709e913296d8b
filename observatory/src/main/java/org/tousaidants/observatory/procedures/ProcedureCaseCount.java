package org.tousaidants.observatory.procedures;

/// « Cas » — the number of cases of a procedure, in which helpers helped a person with it.
///
/// @param acts number of logged activities
/// @param told number of cases with a known result
/// @param failed number of cases not solved, or solved only in part
/// @param minutes total duration in minutes
record ProcedureCaseCount(String procedure, long acts, long told, long failed, long minutes) {
    ProcedureCaseCount and(ProcedureCaseCount other) {
        return new ProcedureCaseCount(
                procedure, acts + other.acts, told + other.told, failed + other.failed, minutes + other.minutes);
    }
}
