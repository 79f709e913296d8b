package org.tousaidants.observatory.procedures;

/// « Cas » — how often a procedure was met.
///
/// @param told those whose result is known
/// @param failed those not solved, or solved in part
record ProcedureCount(String procedure, long acts, long told, long failed, long minutes) {
    ProcedureCount and(ProcedureCount other) {
        return new ProcedureCount(
                procedure, acts + other.acts, told + other.told, failed + other.failed, minutes + other.minutes);
    }
}
