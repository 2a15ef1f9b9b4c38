/**
 * The examples that assessors judge. The core is pure: {@link se.usve.scoring.assessment.UnitCases} keeps a unit's cases,
 * {@link se.usve.scoring.assessment.Review} says how far each has come, and {@code Sight} what a person may know of one.
 * Around it stand the use cases, the queue, and what is stored.
 */
package se.usve.scoring.assessment;
