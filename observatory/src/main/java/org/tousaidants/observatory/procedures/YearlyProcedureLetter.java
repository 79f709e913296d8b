package org.tousaidants.observatory.procedures;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Lettre de l'année » — the yearly letter to the organisation in charge of a procedure, and its answer.
record YearlyProcedureLetter(
        UUID id, String procedure, int year, Instant sent, String answer, Optional<Instant> answered) {}
