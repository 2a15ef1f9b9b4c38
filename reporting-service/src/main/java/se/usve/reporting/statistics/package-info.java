/**
 * The published figures as statistics programs ask for them: PxWebApi 2 (PxTools/PxApiSpecs), which the R package pxweb
 * and Python's pxwebpy speak.
 */
package se.usve.reporting.statistics;
